import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cacheFolder.ts';
import { makeFolder } from './makeFolder.ts';

/** A value that was kept under this name; undefined where there is none, or none that can be read. */
export async function readStored(name: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(pathOf(name), 'utf8'));
  } catch {
    return undefined; // What is kept only saves work.
  }
}

let last: Promise<void> = Promise.resolve();

/**
 * Replaces a value by what `change` makes of it; where the system refuses, it stays as it was. Changes of a process come
 * one after the other. The file changes by one rename: of processes that write at once the last one wins.
 */
export function changeStored(name: string, change: (before: unknown) => unknown): Promise<void> {
  const changed = last.then(() => replace(name, change));
  last = changed.catch(() => undefined); // Who asked for it hears of the failure.
  return changed;
}

async function replace(name: string, change: (before: unknown) => unknown): Promise<void> {
  const path = pathOf(name);
  const beside = `${path}.${randomUUID()}`;
  const text = `${JSON.stringify(change(await readStored(name)), null, 2)}\n`;
  try {
    await makeFolder(dirname(path));
    await writeFile(beside, text);
    await rename(beside, path);
  } catch {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

/** JSON files in the cache folder, or in `SAMPLESCOPE_STORE`, where tests keep theirs. */
function pathOf(name: string): string {
  return join(process.env.SAMPLESCOPE_STORE ?? cacheFolder(), `${name}.json`);
}
