import { Zip, ZipPassThrough } from 'fflate';
import { SAMPLES_FILE } from '../../../run/folder/layout.ts';
import type { RunHistory } from '../history/history.ts';
import { type Pieces, piecesSink } from './piecesSink.ts';

/** An archive does not say when it was made, so that the same run gives the same bytes. */
const TIME = new Date(1980, 0, 1);

/** The run folder as a ZIP archive with one folder of this name; stored, since records hardly shrink. */
export async function archiveOf(history: RunHistory, name: string): Promise<Blob> {
  const folder = piecesSink(name);
  await history.writeTo(folder);
  const blobs = new BlobMaker();
  const zip = new Zip((error, part) => {
    if (error) throw error;
    blobs.add(part as Uint8Array<ArrayBuffer>);
  });
  for (const [file, pieces] of folder.files) {
    const entry = new ZipPassThrough(`${name}/${file}`);
    entry.mtime = TIME;
    zip.add(entry);
    for (const [index, piece] of pieces.entries()) {
      entry.push(piece, false);
      pieces[index] = NOTHING;
    }
    entry.push(NOTHING, true);
  }
  zip.end();
  return blobs.finish('application/zip');
}

/** `samples.parquet` of the run. */
export async function recordsOf(history: RunHistory): Promise<Blob> {
  const folder = piecesSink('the run');
  await history.writeTo(folder);
  return new Blob(folder.files.get(SAMPLES_FILE) ?? [], { type: 'application/vnd.apache.parquet' });
}

const NOTHING = new Uint8Array(0);

/** How many bytes the browser is handed at a time; it keeps Blobs outside of this worker. */
const HANDED = 8 * 2 ** 20;

/** A large Blob of many parts, without all of them in memory. */
class BlobMaker {
  private readonly blobs: Blob[] = [];
  private waiting: Pieces = [];
  private waitingBytes = 0;

  add(part: Uint8Array<ArrayBuffer>): void {
    this.waiting.push(part);
    this.waitingBytes += part.length;
    if (this.waitingBytes >= HANDED) this.hand();
  }

  finish(type: string): Blob {
    this.hand();
    return new Blob(this.blobs, { type });
  }

  private hand(): void {
    this.blobs.push(new Blob(this.waiting));
    [this.waiting, this.waitingBytes] = [[], 0];
  }
}
