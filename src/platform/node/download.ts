import { basename } from 'node:path';
import { DatasetError } from '../../../datasets/dataset.ts';
import type { CatalogueFile, Watch } from '../../../datasets/source.ts';
import { type FetchRequest, fetchInto, MirrorError } from './fetchInto.ts';
import { PartFile } from './partFile.ts';

/** How often a mirror is asked in all: one that breaks off is asked for the rest. */
const ATTEMPTS = 3;

const STALLED_AFTER = 30_000;

export interface DownloadWatch extends Watch {
  /** A connection has stalled when nothing arrives for this many milliseconds; 30 s by default. */
  readonly stalledAfter?: number;
}

/**
 * Downloads a file from the first mirror that has it whole, by its MD5, and puts it at `path` by one rename. What has
 * arrived stays in `path.part` when it breaks off, and the next download goes on from there. DatasetError with what
 * every mirror answered, or where the disk refuses; the signal's reason where it was aborted.
 */
export async function downloadFile(file: CatalogueFile, path: string, watch: DownloadWatch = {}): Promise<void> {
  const part = await PartFile.open(path);
  try {
    await fill(part, file, path, watch);
  } catch (error) {
    await part.leave();
    throw error;
  }
  await part.finish();
}

/** Tries the mirrors in turn until the part is whole. */
async function fill(part: PartFile, file: CatalogueFile, path: string, watch: DownloadWatch): Promise<void> {
  if ((await part.md5()) === file.md5) return;
  const answers: string[] = [];
  for (const url of file.urls) {
    const answer = await tryMirror(part, file, requestFor(url, file, path, watch));
    if (answer === undefined) return;
    answers.push(`${url}: ${answer}`);
  }
  throw new DatasetError(`${path}: expected to download this file, no mirror had it whole (${answers.join('; ')})`);
}

function requestFor(url: string, file: CatalogueFile, path: string, watch: DownloadWatch): FetchRequest {
  return {
    url,
    stalledAfter: watch.stalledAfter ?? STALLED_AFTER,
    mostBytes: 2 * file.bytes,
    signal: watch.signal,
    onBytes: (done, total = file.bytes) =>
      watch.progress?.({ activity: 'downloading', name: basename(path), done, total }),
  };
}

/** Undefined where the part is whole, else the reason why it is not. */
async function tryMirror(part: PartFile, file: CatalogueFile, request: FetchRequest): Promise<string | undefined> {
  let reason: string | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await part.length();
    reason = (await failureOf(part, request)) ?? (await mismatch(part, file));
    // Another attempt makes sense only where the last one brought the file forward, or threw a wrong part away.
    if (reason === undefined || (await part.length()) === before) break;
  }
  return reason;
}

async function failureOf(part: PartFile, request: FetchRequest): Promise<string | undefined> {
  try {
    await fetchInto(part, request);
    return undefined;
  } catch (error) {
    if (error instanceof MirrorError) return error.message;
    throw error;
  }
}

/** A file with the wrong content is thrown away. */
async function mismatch(part: PartFile, file: CatalogueFile): Promise<string | undefined> {
  const found = await part.md5();
  if (found === file.md5) return undefined;
  await part.empty();
  return `expected MD5 ${file.md5}, got ${found}`;
}
