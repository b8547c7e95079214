import { createHash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatasetError } from '../../../datasets/dataset.ts';
import { makeFolder } from './makeFolder.ts';

/** The part of a download that has arrived; it lies beside the file's place as `path.part` until it is whole. */
export class PartFile {
  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  /** Opens what an earlier download left, or begins anew. */
  static async open(path: string): Promise<PartFile> {
    return orRefusal(path, async () => {
      await makeFolder(dirname(path));
      return new PartFile(path, await open(`${path}.part`, 'a+'));
    });
  }

  async length(): Promise<number> {
    return (await this.handle.stat()).size;
  }

  async append(bytes: Uint8Array): Promise<void> {
    await orRefusal(this.path, () => this.handle.appendFile(bytes));
  }

  async empty(): Promise<void> {
    await orRefusal(this.path, () => this.handle.truncate(0));
  }

  /** MD5 of what has arrived, in hexadecimal. */
  async md5(): Promise<string> {
    const hash = createHash('md5');
    const chunk = new Uint8Array(2 ** 20);
    for (let offset = 0; ; ) {
      const { bytesRead } = await this.handle.read(chunk, 0, chunk.length, offset);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(chunk.subarray(0, bytesRead));
      offset += bytesRead;
    }
  }

  /** Ends a whole file: it appears in its place by one rename. */
  async finish(): Promise<void> {
    await orRefusal(this.path, async () => {
      await this.handle.sync();
      await this.handle.close();
      await rename(`${this.path}.part`, this.path);
    });
  }

  /** Ends an unfinished file: what has arrived stays for the next download. */
  async leave(): Promise<void> {
    const isEmpty = (await this.length()) === 0;
    await this.handle.close();
    if (isEmpty) await rm(`${this.path}.part`, { force: true });
  }
}

async function orRefusal<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(`${path}: expected to write a download here, the system refused (${reason})`, { cause });
  }
}
