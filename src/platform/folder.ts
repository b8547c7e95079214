/**
 * A place that files are written to: a folder on disk, or an archive in a browser. Names are relative, with `/` between
 * parts.
 */
export interface FolderSink {
  /** Where the folder is, for messages. */
  readonly location: string;
  /** Names of the complete files directly under a subfolder, `''` for the folder itself; empty where there is none. */
  names(under: string): Promise<string[]>;
  /** Begins a file, which appears under its name only when it is committed. Throws `FolderError`. */
  begin(name: string): Promise<PendingFile>;
  /** Removes a file, and what an interrupted writer left of it; no error where there is none. */
  remove(name: string): Promise<void>;
}

/** A file that is being written. After an error it can be truncated and gone on with, or discarded. */
export interface PendingFile {
  append(bytes: Uint8Array): Promise<void>;
  /** Cuts off everything beyond `byteLength`, what a failed `append` left included. */
  truncate(byteLength: number): Promise<void>;
  /** Overwrites bytes that were appended before, for a header that is known last. */
  rewrite(offset: number, bytes: Uint8Array): Promise<void>;
  /** Makes the file durable and visible under its name. */
  commit(): Promise<void>;
  /** Removes what was written; no error where that was done before. */
  discard(): Promise<void>;
}

export interface FolderSource {
  readonly location: string;
  has(name: string): Promise<boolean>;
  /** Throws `FolderError` where the file is missing or unreadable. */
  open(name: string): Promise<ByteSource>;
}

/** Bytes that are read in parts. */
export interface ByteSource {
  readonly byteLength: number;
  slice(start: number, end?: number): Promise<ArrayBuffer>;
}

export type Folder = FolderSink & FolderSource;

/** A folder within a folder. */
export function subfolder(folder: Folder, path: string): Folder {
  const inside = (name: string) => (name === '' ? path : `${path}/${name}`);
  return {
    ...subsource(folder, path),
    names: (under) => folder.names(inside(under)),
    begin: (name) => folder.begin(inside(name)),
    remove: (name) => folder.remove(inside(name)),
  };
}

/** A folder within a folder that is only read; the folder itself where the path is empty. */
export function subsource(folder: FolderSource, path: string): FolderSource {
  if (path === '') return folder;
  return {
    location: `${folder.location}/${path}`,
    has: (name) => folder.has(`${path}/${name}`),
    open: (name) => folder.open(`${path}/${name}`),
  };
}

/** The folder or its place refused: unwritable, full, missing. The message names the path and says what to do. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

/** Writes a whole file: it is complete or absent. Throws `FolderError`. */
export async function writeWhole(sink: FolderSink, name: string, content: Uint8Array | string): Promise<void> {
  const file = await sink.begin(name);
  try {
    await file.append(typeof content === 'string' ? new TextEncoder().encode(content) : content);
    await file.commit();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Reads a whole file. Throws `FolderError`. */
export async function readWhole(source: FolderSource, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = await source.open(name);
  return new Uint8Array(await file.slice(0, file.byteLength));
}
