import type { FolderSource } from '../../../platform/folder.ts';
import { DamagedRunError } from '../errors.ts';
import { CONFIG_FILE } from '../layout.ts';

/** Throws `DamagedRunError` where a file that every finished run has is not there. */
export async function requireFile(source: FolderSource, name: string): Promise<void> {
  if (await source.has(name)) return;
  const advice =
    name === CONFIG_FILE
      ? 'expected a folder that `samplescope train` or `samplescope study` wrote'
      : 'the run was killed before it could finish its files; write it again with --force';
  throw new DamagedRunError(`${source.location}/${name} is missing: ${advice}`);
}
