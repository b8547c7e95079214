import type { FolderSource } from '../../../platform/folder.ts';
import { DamagedRunError } from '../errors.ts';
import { CONFIG_FILE } from '../layout.ts';

/** Throws `DamagedRunError` where a file that every finished run has is not there. */
export async function requireFile(source: FolderSource, name: string): Promise<void> {
  if (await source.has(name)) return;
  const path = `${source.location}/${name}`;
  if (name === CONFIG_FILE) throw new DamagedRunError(`${path} is missing: expected the folder of a run or of a study`);
  throw new DamagedRunError(`${path} is missing: the run was killed before it could finish its files`, {
    remedy: 'writeAgain',
  });
}
