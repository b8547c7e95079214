import { DatasetError } from '../dataset.ts';

/** A format that is not read: how its files begin, how their names end, and what mends it. */
export interface RefusedFormat {
  readonly words: string;
  readonly name: RegExp;
  readonly starts: readonly (readonly number[])[];
  readonly remedy: string;
}

const UNPACK = 'unpack it and give the folder, or pack that as .zip or .tar.gz';

const REFUSED: readonly RefusedFormat[] = [
  { words: 'a bzip2 file', name: /\.(bz2|tbz2?)$/i, starts: [[0x42, 0x5a, 0x68]], remedy: UNPACK },
  { words: 'an xz file', name: /\.(xz|txz)$/i, starts: [[0xfd, 0x37, 0x7a, 0x58, 0x5a]], remedy: UNPACK },
  { words: 'an LZMA file', name: /\.(lzma|lz)$/i, starts: [[0x4c, 0x5a, 0x49, 0x50]], remedy: UNPACK },
  { words: 'a Zstandard file', name: /\.(zst|tzst)$/i, starts: [[0x28, 0xb5, 0x2f, 0xfd]], remedy: UNPACK },
  { words: 'an LZ4 file', name: /\.lz4$/i, starts: [[0x04, 0x22, 0x4d, 0x18]], remedy: UNPACK },
  { words: 'a 7z archive', name: /\.7z$/i, starts: [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]], remedy: UNPACK },
  { words: 'a RAR archive', name: /\.rar$/i, starts: [[0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]], remedy: UNPACK },
  {
    words: 'a part of a ZIP archive',
    name: /\.z\d\d$/i,
    starts: [[0x50, 0x4b, 0x07, 0x08]],
    remedy: 'join its parts and unpack them, and give the folder',
  },
  {
    words: 'a spreadsheet',
    name: /\.(xlsx?|xlsm|ods|numbers)$/i,
    starts: [],
    remedy: 'save its sheet as CSV in UTF-8',
  },
  {
    words: 'an HDF5 file',
    name: /\.(h5|hdf5?)$/i,
    starts: [[0x89, 0x48, 0x44, 0x46]],
    remedy: 'save its arrays with numpy.savez and give the .npz',
  },
  {
    words: 'a MATLAB file',
    name: /\.mat$/i,
    starts: [[0x4d, 0x41, 0x54, 0x4c, 0x41, 0x42]],
    remedy: 'save its arrays with numpy.savez and give the .npz',
  },
  {
    words: 'a pickled object',
    name: /\.(pkl|pickle|joblib|pt|pth)$/i,
    starts: [
      [0x80, 0x02],
      [0x80, 0x03],
      [0x80, 0x04, 0x95],
      [0x80, 0x05, 0x95],
    ],
    remedy: 'save its arrays with numpy.savez and give the .npz',
  },
];

/** The format that is not read and that the file's name speaks of; undefined where it speaks of none. */
export function refusedFormat(path: string): RefusedFormat | undefined {
  return REFUSED.find(({ name }) => name.test(path));
}

/** Throws DatasetError where the file's name says that it is of a format that is not read; nothing is read for it. */
export function refuseByName(path: string): void {
  const format = refusedFormat(path);
  if (format) throw refusal(path, format);
}

/** Throws DatasetError where the first bytes say that the file is of a format that is not read. */
export function refuseByContent(bytes: Uint8Array, path: string): void {
  const begins = (start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);
  const format = REFUSED.find(({ starts }) => starts.some(begins));
  if (format) throw refusal(path, format);
}

function refusal(path: string, { words, remedy }: RefusedFormat): DatasetError {
  return new DatasetError(
    `${path}: expected data files, or a .zip, .tar or .tar.gz of them, found ${words}; ${remedy}`,
  );
}
