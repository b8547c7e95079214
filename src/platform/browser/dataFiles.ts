import type { Bytes } from '../../../datasets/source.ts';

/** The browser's cache of downloaded data files, by their paths; in memory where the browser has none. */
export class KeptFiles {
  private constructor(
    private readonly cache: Cache | undefined,
    private readonly paths: Set<string>,
    private readonly memory: Map<string, Bytes>,
  ) {}

  static async open(): Promise<KeptFiles> {
    if (!('caches' in globalThis)) return new KeptFiles(undefined, new Set(), new Map());
    const cache = await caches.open(CACHE);
    const paths = (await cache.keys()).map(({ url }) => decodeURIComponent(new URL(url).pathname.slice(PREFIX.length)));
    return new KeptFiles(cache, new Set(paths), new Map());
  }

  get names(): readonly string[] {
    return [...this.paths];
  }

  async read(path: string): Promise<Bytes | undefined> {
    const response = await this.cache?.match(keyOf(path));
    return response ? new Uint8Array(await response.arrayBuffer()) : this.memory.get(path);
  }

  /** Keeps a file; where the browser has no room for it, as long as the page is open. */
  async keep(path: string, bytes: Bytes): Promise<void> {
    try {
      if (this.cache === undefined) this.memory.set(path, bytes);
      else await this.cache.put(keyOf(path), new Response(bytes));
    } catch {
      this.memory.set(path, bytes);
    }
    this.paths.add(path);
  }
}

const CACHE = 'samplescope data';
const PREFIX = '/samplescope-data/';

function keyOf(path: string): string {
  return PREFIX + path.split('/').map(encodeURIComponent).join('/');
}
