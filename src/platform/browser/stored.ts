import { createStore, get, type UseStore, update } from 'idb-keyval';

/** What the browser keeps between visits, in IndexedDB; nothing where it has none or refuses it. */
let opened: UseStore | undefined;

/** A value that was kept under this name; undefined where there is none, or none that can be read. */
export async function readStored(name: string): Promise<unknown> {
  try {
    return await get(name, open());
  } catch {
    return undefined; // Stored values only save work, so losing one is no failure.
  }
}

/** Replaces a value by what `change` makes of it. Where the browser refuses, it stays as it was. */
export async function changeStored(name: string, change: (before: unknown) => unknown): Promise<void> {
  try {
    await update(name, change, open());
  } catch {
    // As above.
  }
}

function open(): UseStore {
  opened ??= createStore('samplescope', 'kept');
  return opened;
}
