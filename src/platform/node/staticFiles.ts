import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file of a page in the encodings that browsers ask for. */
interface PageFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly encoded: Map<string, Promise<Buffer>>;
}

const ENCODERS: Readonly<Record<string, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (content) => promisify(gzip)(content),
};

/** The files of a page, in memory, each compressed the first time that it is asked for. */
export class StaticFiles {
  private constructor(private readonly files: ReadonlyMap<string, PageFile>) {}

  /** Reads all files of a folder and below; `undefined` where it has no `index.html`. */
  static async read(folder: string): Promise<StaticFiles | undefined> {
    const files = new Map<string, PageFile>();
    for (const name of await filesIn(folder)) {
      const type = TYPES[extname(name)] ?? 'application/octet-stream';
      files.set(`/${name.split(sep).join('/')}`, {
        type,
        plain: await readFile(join(folder, name)),
        encoded: new Map(),
      });
    }
    return files.has('/index.html') ? new StaticFiles(files) : undefined;
  }

  /** Answers a request for one of the files; false where there is none of that path. */
  async answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const file = this.files.get(path === '/' ? '/index.html' : path);
    if (file === undefined) return false;
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = Object.keys(ENCODERS).find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
    const content = encoding ? await encodedAs(encoding, file) : file.plain;
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': content.length,
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    });
    response.end(request.method === 'HEAD' ? undefined : content);
    return true;
  }
}

function encodedAs(encoding: string, { plain, encoded }: PageFile): Promise<Buffer> {
  const found = encoded.get(encoding) ?? ENCODERS[encoding]?.(plain) ?? Promise.resolve(plain);
  encoded.set(encoding, found);
  return found;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
}
