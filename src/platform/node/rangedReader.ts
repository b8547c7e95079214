import { type FileHandle, open } from 'node:fs/promises';

/** A file that is read soon after it was read before need not be opened anew. */
const LINGER_MS = 100;

/** Reads parts of a file. It is open while it is read and a moment longer, so that no handle outlives a reader that fails. */
export class RangedReader {
  private handle: Promise<FileHandle> | undefined;
  private reading = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly path: string,
    readonly byteLength: number,
  ) {}

  /** The bytes from `start` to before `end`, or as many of them as there are. */
  async read(start: number, end: number): Promise<ArrayBuffer> {
    clearTimeout(this.timer);
    this.reading++;
    try {
      this.handle ??= open(this.path, 'r');
      return await readRange(await this.handle, start, end);
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      this.reading--;
      if (this.reading === 0) this.timer = setTimeout(() => this.close(), LINGER_MS).unref();
    }
  }

  private async close(): Promise<void> {
    const { handle } = this;
    this.handle = undefined;
    await handle?.then(
      (opened) => opened.close(),
      () => {}, // Whoever wanted to read has been told.
    );
  }
}

async function readRange(handle: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(Math.max(0, end - start));
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, start + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return done === bytes.length ? bytes.buffer : bytes.buffer.slice(0, done);
}
