/** A file's content. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A file that is read in parts, so that none needs to fit into memory. */
export interface RangedFile {
  readonly byteLength: number;
  /** The bytes from `start` to before `end`, both within the file; DatasetError where they cannot be read. */
  slice(start: number, end: number): Promise<ArrayBuffer>;
}

/** What a platform lends to the loader: files, downloads and an image decoder. Paths are separated by `/`. */
export interface DatasetSource {
  /** Where the files of known data sets lie: the folder that the user named, or else the cache. */
  readonly folder: string;
  /** What lies at a path. */
  kindOf(path: string): Promise<'file' | 'folder' | 'missing'>;
  /** The whole file; DatasetError where it cannot be read. */
  read(path: string): Promise<Bytes>;
  /** The file to be read in parts; where left out it is read whole. DatasetError where it cannot be opened. */
  open?(path: string): Promise<RangedFile>;
  /** Files and folders at most `depth` levels below, relative to the folder, folders with a `/` at the end. */
  list(folder: string, depth: number): Promise<readonly string[]>;
  readonly decodeImage: DecodeImage;
  /** What a user can do when a download fails; where left out, the advice is to put the files into the folder. */
  readonly advice?: string;
  /**
   * Brings one file of a known data set to `path`, whole and checked; DatasetError where that fails. Absent where the
   * user named the folder: what is not there is then missing.
   */
  readonly download?: (file: CatalogueFile, path: string, watch: Watch) => Promise<void>;
}

/** Pixels of an encoded image; DatasetError where they cannot be had. `path` is for the message. */
export type DecodeImage = (bytes: Bytes, path: string, wishes?: PictureWishes) => Promise<DecodedImage>;

/** What is done with every picture. */
export interface PictureWishes {
  /** The size that pictures are stretched to. */
  readonly resize?: { readonly width: number; readonly height: number } | undefined;
  /** Whether coloured pictures become grey. */
  readonly grey?: boolean | undefined;
}

export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** [channels, height, width]: bytes whose white is 255, 16 bits whose white is 65535, or measurements. */
  readonly values: Uint8Array | Uint16Array | Float32Array;
  /** Whether any pixel was not opaque, so that white shows through. */
  readonly transparent?: boolean;
  /** Pictures in the file, of which this is the first; 1 where left out. */
  readonly frames?: number;
  /** The size before the picture was brought to another; left out where it was not. */
  readonly original?: { readonly width: number; readonly height: number };
}

/** How a caller follows long work and stops it. */
export interface Watch {
  /** Ends the work with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: LoadProgress) => void) | undefined;
}

/** `done` of `total` bytes downloaded, images checked or decoded, or epochs of a run read. */
export interface LoadProgress {
  readonly activity: 'downloading' | 'checking' | 'decoding' | 'reading';
  /** The file or the folder. */
  readonly name: string;
  readonly done: number;
  readonly total: number;
}

/** A file of a known data set, and where it can be fetched. */
export interface CatalogueFile {
  /** Relative to the folder with data files. */
  readonly path: string;
  /** The hash of the public copy. A user's own file may be packed otherwise and is judged by its content. */
  readonly md5: string;
  /** About the length of the public copy. Progress counts towards it, and twice as much is refused. */
  readonly bytes: number;
  /** Mirrors, to be tried in turn. */
  readonly urls: readonly string[];
}
