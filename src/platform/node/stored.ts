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
    return undefined; // Stored values only save work, so losing one is no failure.
  }
}

let last: Promise<void> = Promise.resolve();

/**
 * Replaces a value by what `change` makes of it; where the system refuses, the value stays as it was. A process makes its
 * changes one after another. Each file changes by one rename, so that the last of several writing processes wins.
 */
export function changeStored(name: string, change: (before: unknown) => unknown): Promise<void> {
  const changed = last.then(() => replace(name, change));
  last = changed.catch(() => undefined); // The caller gets the failure from `changed`.
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
