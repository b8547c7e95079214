import type { Bytes } from '../../../datasets/source.ts';

/** The browser's cache of downloaded data files, by their paths; in memory where the browser has none. */
export class KeptFiles {
  private constructor(
    private readonly cache: Cache | undefined,
    private readonly paths: Set<string>,
  ) {}

  static async open(): Promise<KeptFiles> {
    try {
      const cache = await caches.open(CACHE);
      const requests = await cache.keys();
      const paths = requests.map(({ url }) => decodeURIComponent(new URL(url).pathname.slice(PREFIX.length)));
      return new KeptFiles(cache, new Set([...paths, ...MEMORY.keys()]));
    } catch {
      return new KeptFiles(undefined, new Set(MEMORY.keys())); // The page is not secure, or its reader allows no storage.
    }
  }

  get names(): readonly string[] {
    return [...this.paths];
  }

  async read(path: string): Promise<Bytes | undefined> {
    const response = await this.cache?.match(keyOf(path));
    return response ? new Uint8Array(await response.arrayBuffer()) : MEMORY.get(path);
  }

  /** Keeps a file; where the browser has no room for it, as long as the page is open. */
  async keep(path: string, bytes: Bytes): Promise<void> {
    try {
      if (this.cache === undefined) MEMORY.set(path, bytes);
      else await this.cache.put(keyOf(path), new Response(bytes));
    } catch {
      MEMORY.set(path, bytes);
    }
    this.paths.add(path);
  }
}

/** Files that the cache did not take; they last as long as the page is open. */
const MEMORY = new Map<string, Bytes>();

const CACHE = 'samplescope data';
const PREFIX = '/samplescope-data/';

function keyOf(path: string): string {
  return PREFIX + path.split('/').map(encodeURIComponent).join('/');
}
