import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CATALOGUE } from '../../../datasets/known/catalogue.ts';
import type { CatalogueFile, DatasetSource } from '../../../datasets/source.ts';
import { nodeDatasetSource } from './datasetSource.ts';

/** How deep folders are searched: as deep as the loader looks (datasets/openTree.ts). */
const DEPTH = 4;
/** Files that a user's own folder may hold without a folder around them. */
const LOOSE = /(-ubyte(\.gz)?|_batch(_\d)?\.bin)$/;

interface Download {
  done: number;
  total: number;
  failure?: string;
}

/**
 * The data files of this machine for a page: `index.json` lists those of known data sets, and a file that can be
 * downloaded is answered with 202 and `{ done, total }` until it is there.
 */
export class ServedData {
  private readonly source: DatasetSource;
  private readonly downloads = new Map<string, Download>();
  private known = new Set<string>();

  /** From the user's folder where one is named, else from the cache. */
  constructor(
    dataDir: string | undefined,
    private readonly signal: AbortSignal,
  ) {
    this.source = nodeDatasetSource(dataDir);
  }

  /** Answers a request for a path below `data/`. */
  async answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path === 'index.json') return this.answerIndex(response);
    if (!this.known.has(path)) this.known = new Set(await this.files());
    if (this.known.has(path)) return sendFile(join(this.source.folder, path), request, response);
    const file = CATALOGUE.flatMap(({ files }) => files).find((each) => each.path === path);
    if (file === undefined || !this.source.download) return sendText(response, 404, `there is no data file ${path}`);
    this.answerDownload(file, response);
  }

  private async answerIndex(response: ServerResponse): Promise<void> {
    this.known = new Set(await this.files());
    const content = JSON.stringify({ files: [...this.known], downloads: this.source.download !== undefined });
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(content);
  }

  /** Begins the download unless it is under way, and says how far it is. */
  private answerDownload(file: CatalogueFile, response: ServerResponse): void {
    const download = this.downloads.get(file.path) ?? this.begin(file);
    if (download.failure !== undefined) {
      this.downloads.delete(file.path);
      sendText(response, 502, download.failure);
      return;
    }
    const { done, total } = download;
    response.writeHead(202, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ done, total }));
  }

  private begin(file: CatalogueFile): Download {
    const download: Download = { done: 0, total: file.bytes };
    this.downloads.set(file.path, download);
    const progress = ({ done, total }: { done: number; total: number }) => Object.assign(download, { done, total });
    const path = join(this.source.folder, file.path);
    this.source
      .download?.(file, path, { signal: this.signal, progress })
      .then(() => this.downloads.delete(file.path))
      .catch((error) => {
        download.failure = error instanceof Error ? error.message : String(error);
      });
    return download;
  }

  /** Paths of the files of known data sets in the folder. */
  private async files(): Promise<string[]> {
    const { source } = this;
    const places = [...new Set(CATALOGUE.flatMap((entry) => entry.places))];
    const found = await Promise.all(places.map((place) => filesAt(source, place)));
    return [...new Set(found.flat())];
  }
}

async function filesAt(source: DatasetSource, place: string): Promise<string[]> {
  const path = join(source.folder, place);
  const kind = await source.kindOf(path);
  if (kind === 'missing') return [];
  if (kind === 'file') return [place];
  const isLoose = place === '.';
  const entries = await source.list(path, isLoose ? 1 : DEPTH);
  const files = entries.filter((entry) => !entry.endsWith('/') && !entry.endsWith('.part'));
  return isLoose ? files.filter((name) => LOOSE.test(name)) : files.map((name) => `${place}/${name}`);
}

async function sendFile(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { size } = await stat(path);
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': size,
    'cache-control': 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(path), response).catch(() => response.destroy()); // The page has closed.
}

export function sendText(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);
}
