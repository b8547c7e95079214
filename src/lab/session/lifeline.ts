/** Names that no other page has. */
const TAB = Math.random().toString(36).slice(2);

/** The name of the worker, and of the lock that it holds as long as it lives. */
export const WORKER_NAME = `samplescope training ${TAB}`;

/**
 * Calls back when the worker is gone, to be asked for once the worker holds its lock. Browsers tell a page nothing of a
 * worker that ends, for instance for lack of memory, but they give its locks to whoever waits.
 */
export function whenGone(callback: () => void): void {
  void navigator.locks?.request(WORKER_NAME, callback);
}
