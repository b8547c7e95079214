import type { FolderSink, PendingFile } from '../../platform/folder.ts';
import { namesIn } from '../../platform/memoryFolder.ts';

/** Bytes that are gathered before they become a Blob. */
const GATHERED = 4 * 2 ** 20;

/** Takes files that together may not fit beside what the worker holds: a browser keeps Blobs elsewhere, on disk if need be. */
export interface BlobSink extends FolderSink {
  /** The complete files by their names. */
  readonly files: ReadonlyMap<string, Blob>;
}

export function blobSink(location: string): BlobSink {
  const files = new Map<string, Blob>();
  return {
    location,
    files,
    begin: async (name) => new PendingBlob((content) => files.set(name, content)),
    names: async (under) => namesIn([...files.keys()], under),
    remove: async (name) => void files.delete(name),
  };
}

class PendingBlob implements PendingFile {
  private written = new Blob();
  private waiting: Uint8Array<ArrayBuffer>[] = [];
  private waitingBytes = 0;

  constructor(private readonly done: (content: Blob) => void) {}

  async append(bytes: Uint8Array): Promise<void> {
    this.waiting.push(Uint8Array.from(bytes));
    this.waitingBytes += bytes.length;
    if (this.waitingBytes >= GATHERED) this.flush();
  }

  async truncate(byteLength: number): Promise<void> {
    this.written = this.flush().slice(0, byteLength);
  }

  async rewrite(offset: number, bytes: Uint8Array): Promise<void> {
    const whole = this.flush();
    const [before, after] = [whole.slice(0, offset), whole.slice(offset + bytes.length)];
    this.written = new Blob([before, Uint8Array.from(bytes), after]);
  }

  async commit(): Promise<void> {
    this.done(this.flush());
  }

  async discard(): Promise<void> {
    [this.written, this.waiting, this.waitingBytes] = [new Blob(), [], 0];
  }

  private flush(): Blob {
    if (this.waiting.length > 0) this.written = new Blob([this.written, ...this.waiting]);
    [this.waiting, this.waitingBytes] = [[], 0];
    return this.written;
  }
}
