import { Zip, ZipPassThrough } from 'fflate';
import { memoryFolder } from '../../platform/memoryFolder.ts';
import { SAMPLES_FILE } from '../../run/folder/layout.ts';
import type { RunHistory } from './history.ts';

/** The same run gives the same bytes: an archive says nothing of when it was made. */
const TIME = new Date(1980, 0, 1);

/** The run folder as a ZIP archive with one folder of this name; stored, since records hardly shrink. */
export async function archiveOf(history: RunHistory, name: string): Promise<Blob> {
  const folder = memoryFolder(name);
  await history.writeTo(folder);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part as Uint8Array<ArrayBuffer>);
  });
  for (const [file, content] of folder.files) {
    const entry = new ZipPassThrough(`${name}/${file}`);
    entry.mtime = TIME;
    zip.add(entry);
    entry.push(content, true);
  }
  zip.end();
  return new Blob(parts, { type: 'application/zip' });
}

/** `samples.parquet` of the run. */
export async function recordsOf(history: RunHistory): Promise<Blob> {
  const folder = memoryFolder('the run');
  await history.writeTo(folder);
  const content = folder.files.get(SAMPLES_FILE);
  return new Blob(content ? [content] : [], { type: 'application/vnd.apache.parquet' });
}
