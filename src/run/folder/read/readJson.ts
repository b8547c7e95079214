import { type FolderSource, readWhole } from '../../../platform/folder.ts';
import { DamagedRunError } from '../errors.ts';
import { requireFile } from './requireFile.ts';

/** The JSON document in a file of a run folder. Throws `DamagedRunError`. */
export async function readJson(source: FolderSource, name: string): Promise<unknown> {
  await requireFile(source, name);
  const text = new TextDecoder().decode(await readWhole(source, name));
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DamagedRunError(`${source.location}/${name} is not JSON; write the run again`, { cause });
  }
}
