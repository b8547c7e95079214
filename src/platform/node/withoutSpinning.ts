/** A wait for the adapter spins this long before it sleeps, in milliseconds: a read-back alone takes less. */
const PATIENCE = 2;

/** After that every turn of the event loop sleeps this long, in milliseconds. */
const SLEEP = 0.5;

const never = new Int32Array(new SharedArrayBuffer(4));
let waiting = 0;
let braking = false;

/**
 * Waits for something that Dawn promises. Its binding looks for news in every turn of Node's event loop as long as a
 * promise is open, which keeps a core busy; a software adapter needs that core. So turns are made to sleep: everything
 * else on the event loop goes on, two thousand times a second.
 */
export async function withoutSpinning<T>(promise: Promise<T>): Promise<T> {
  waiting++;
  const timer = setTimeout(brake, PATIENCE);
  try {
    return await promise;
  } finally {
    waiting--;
    clearTimeout(timer);
  }
}

function brake(): void {
  if (braking) return;
  braking = true;
  setImmediate(turn);
}

function turn(): void {
  braking = waiting > 0;
  if (!braking) return;
  Atomics.wait(never, 0, 0, SLEEP);
  setImmediate(turn);
}
