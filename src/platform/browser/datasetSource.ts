import { DatasetError } from '../../../datasets/dataset.ts';
import type { Bytes, CatalogueFile, DatasetSource, Watch } from '../../../datasets/source.ts';
import { baseName } from '../../../datasets/tree.ts';
import { KeptFiles } from './dataFiles.ts';
import { FetchError, fetchBytes } from './fetchBytes.ts';
import { decodeImage } from './images.ts';

const FOLDER = 'data';
const MOST_BYTES = 2 ** 31;

/** What `samplescope lab` says it has: `data/index.json`. */
interface ServedData {
  /** Paths of the files, below `data/`. */
  readonly files: readonly string[];
  /** Whether it fetches what is missing; not where its user named the folder. */
  readonly downloads: boolean;
}

/**
 * Data sets for a page: from the folder `data/` beside it where `samplescope lab` serves one, else from the public
 * mirrors, kept in the browser's cache. `base` is the page's address.
 */
export async function browserDatasetSource(base: string | URL, watch: Watch = {}): Promise<DatasetSource> {
  const kept = await KeptFiles.open();
  const served = await servedData(base);
  const paths = () => [...kept.names, ...(served?.files ?? [])].map((path) => `${FOLDER}/${path}`);
  return {
    folder: FOLDER,
    advice: 'drop its files on this page, or open the page with `npx samplescope lab`, which fetches them for it',
    decodeImage,
    async kindOf(path) {
      if (paths().includes(path)) return 'file';
      return paths().some((file) => file.startsWith(`${path}/`)) ? 'folder' : 'missing';
    },
    read: async (path) => (await kept.read(below(path))) ?? (await readServed(base, path, watch)),
    list: async (folder, depth) => listed(paths(), folder, depth),
    ...(served?.downloads !== false && { download }),
  };

  async function download(file: CatalogueFile, path: string, downloadWatch: Watch): Promise<void> {
    const own = served ? [new URL(path, base).href] : [];
    await kept.keep(below(path), await firstAnswer([...own, ...file.urls], file, path, downloadWatch));
  }
}

/** Undefined where the page is on a host that serves no data. */
async function servedData(base: string | URL): Promise<ServedData | undefined> {
  try {
    const response = await fetch(new URL(`${FOLDER}/index.json`, base));
    if (!response.ok) return undefined;
    return await response.json();
  } catch {
    return undefined; // A static host has no such file, or gives a page of its own in its place.
  }
}

async function readServed(base: string | URL, path: string, watch: Watch): Promise<Bytes> {
  try {
    return await fetchBytes(new URL(path, base), {
      signal: watch.signal,
      mostBytes: MOST_BYTES,
      onBytes: (done, total = done) =>
        watch.progress?.({ activity: 'downloading', name: baseName(path), done, total: Math.max(done, total) }),
    });
  } catch (cause) {
    if (!(cause instanceof FetchError)) throw cause;
    throw new DatasetError(`${path}: expected to read this file, the server did not give it (${cause.message})`, {
      cause,
    });
  }
}

async function firstAnswer(
  urls: readonly string[],
  file: CatalogueFile,
  path: string,
  { signal, progress }: Watch,
): Promise<Bytes> {
  const answers: string[] = [];
  for (const url of urls) {
    try {
      return await fetchBytes(url, {
        signal,
        mostBytes: 2 * file.bytes,
        onBytes: (done, total = file.bytes) =>
          progress?.({ activity: 'downloading', name: baseName(path), done, total }),
      });
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      answers.push(`${new URL(url).host}: ${error.message}`);
    }
  }
  throw new DatasetError(`${path}: expected to fetch this file, no address gave it (${answers.join('; ')})`);
}

/** Files and folders at most `depth` levels below a folder, folders with a `/` at the end. */
function listed(paths: readonly string[], folder: string, depth: number): string[] {
  const entries = new Set<string>();
  for (const path of paths) {
    if (!path.startsWith(`${folder}/`)) continue;
    const parts = path.slice(folder.length + 1).split('/');
    for (let level = 1; level <= Math.min(depth, parts.length); level++) {
      entries.add(parts.slice(0, level).join('/') + (level < parts.length ? '/' : ''));
    }
  }
  return [...entries];
}

function below(path: string): string {
  return path.slice(FOLDER.length + 1);
}
