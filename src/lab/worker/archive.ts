import { Zip, ZipPassThrough } from 'fflate';
import { SAMPLES_FILE } from '../../run/folder/layout.ts';
import { blobSink } from './blobSink.ts';
import type { RunHistory } from './history.ts';

/** The same run gives the same bytes: an archive says nothing of when it was made. */
const TIME = new Date(1980, 0, 1);

/** Bytes of a file that are in memory at a time. */
const PIECE = 8 * 2 ** 20;

/** The run folder as a ZIP archive with one folder of this name; stored, since records hardly shrink. */
export async function archiveOf(history: RunHistory, name: string): Promise<Blob> {
  const folder = blobSink(name);
  await history.writeTo(folder);
  const parts: Blob[] = [];
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(new Blob([part as Uint8Array<ArrayBuffer>]));
  });
  for (const [file, content] of folder.files) {
    const entry = new ZipPassThrough(`${name}/${file}`);
    entry.mtime = TIME;
    zip.add(entry);
    for (let start = 0; start === 0 || start < content.size; start += PIECE) {
      const piece = await content.slice(start, start + PIECE).arrayBuffer();
      entry.push(new Uint8Array(piece), start + PIECE >= content.size);
    }
  }
  zip.end();
  return new Blob(parts, { type: 'application/zip' });
}

/** `samples.parquet` of the run. */
export async function recordsOf(history: RunHistory): Promise<Blob> {
  const folder = blobSink('the run');
  await history.writeTo(folder);
  return new Blob([folder.files.get(SAMPLES_FILE) ?? ''], { type: 'application/vnd.apache.parquet' });
}
