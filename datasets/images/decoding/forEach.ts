import type { Watch } from '../../source.ts';

/** How many pictures are decoded at a time: enough to keep many cores busy, few enough to keep memory small. */
const AT_A_TIME = 32;

/** Works on a few items at a time. After the first failure or the watcher's signal no further item is started. */
export async function forEach<T>(
  items: readonly T[],
  watch: Watch,
  task: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const pending = items.entries();
  let failed = false;
  const worker = async () => {
    for (const [index, item] of pending) {
      watch.signal?.throwIfAborted();
      if (failed) return;
      await task(item, index);
    }
  };
  const workers = Array.from({ length: AT_A_TIME }, () =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  await Promise.all(workers);
}
