import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type ByteSource, type Folder, FolderError, type PendingFile } from '../folder.ts';
import { errorCode } from './errorCode.ts';
import { makeFolder } from './makeFolder.ts';
import { RangedReader } from './rangedReader.ts';

/** A folder on disk, made when the first file of it is begun. */
export function nodeFolder(path: string): Folder {
  return {
    location: path,
    names: (under) => completeNames(join(path, under)),
    begin: (name) => NodePendingFile.begin(join(path, name)),
    remove: (name) => removeFile(join(path, name)),
    has: (name) => isFile(join(path, name)),
    open: (name) => openSource(join(path, name)),
  };
}

/** A file is written beside its place under this name, and renamed when it is whole. */
function partPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.part`);
}

class NodePendingFile implements PendingFile {
  private handleOpen = true;
  /** Bytes appended so far. */
  private length = 0;
  private settled = false;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  static async begin(path: string): Promise<NodePendingFile> {
    try {
      await makeFolder(dirname(path));
      return new NodePendingFile(path, await open(partPath(path), 'w'));
    } catch (error) {
      throw refusal('write', path, error);
    }
  }

  append(bytes: Uint8Array): Promise<void> {
    return this.orRefuse(async () => {
      await this.writeAll(bytes, this.length);
      this.length += bytes.length;
    });
  }

  truncate(byteLength: number): Promise<void> {
    return this.orRefuse(async () => {
      await this.handle.truncate(byteLength);
      this.length = byteLength;
    });
  }

  rewrite(offset: number, bytes: Uint8Array): Promise<void> {
    return this.orRefuse(() => this.writeAll(bytes, offset));
  }

  commit(): Promise<void> {
    return this.orRefuse(async () => {
      await this.handle.sync();
      await this.closeHandle();
      await rename(partPath(this.path), this.path);
      this.settled = true;
    });
  }

  async discard(): Promise<void> {
    if (this.settled) return;
    this.settled = true;
    try {
      await this.closeHandle();
    } finally {
      await rm(partPath(this.path), { force: true });
    }
  }

  private async closeHandle(): Promise<void> {
    if (!this.handleOpen) return;
    this.handleOpen = false;
    await this.handle.close();
  }

  /** A single write may take only a part, as on a disk that is nearly full. */
  private async writeAll(bytes: Uint8Array, position: number): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  }

  private async orRefuse(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      throw refusal('write', this.path, error);
    }
  }
}

async function completeNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => entry.name);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return [];
    throw refusal('read', folder, error);
  }
}

async function removeFile(path: string): Promise<void> {
  try {
    await rm(partPath(path), { force: true });
    await rm(path, { force: true });
  } catch (error) {
    if (errorCode(error) !== 'ENOTDIR') throw refusal('remove', path, error);
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) return false;
    throw refusal('read', path, error);
  }
}

async function openSource(path: string): Promise<ByteSource> {
  try {
    const { size: byteLength } = await stat(path);
    const reader = new RangedReader(path, byteLength);
    return { byteLength, slice: (start, end = byteLength) => readPart(reader, path, start, end) };
  } catch (error) {
    throw refusal('read', path, error);
  }
}

async function readPart(reader: RangedReader, path: string, start: number, end: number): Promise<ArrayBuffer> {
  try {
    return await reader.read(start, end);
  } catch (error) {
    throw refusal('read', path, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space or choose another folder',
  EFBIG: 'the file may not grow so large here; choose another folder or raise the limit',
  EDQUOT: 'the disk quota is used up; free some space or choose another folder',
  EACCES: 'permission denied; choose another folder or change its permissions',
  EPERM: 'permission denied; choose another folder or change its permissions',
  EROFS: 'the file system is read-only; choose another folder',
  ENOENT: 'there is no such file or folder and none can be made; check the path',
  ENAMETOOLONG: 'the path is too long; choose another folder',
  ELOOP: 'links in the path lead in a circle; choose another folder',
  ENOTDIR: 'a part of the path is a file, not a folder; choose another folder',
  EEXIST: 'a file is where a folder should be; choose another folder',
  EISDIR: 'a folder is where a file should be; choose another folder',
};

function refusal(deed: 'read' | 'write' | 'remove', path: string, error: unknown): FolderError {
  const code = errorCode(error);
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return new FolderError(`cannot ${deed} ${path}: ${reason}`, { cause: error });
}
