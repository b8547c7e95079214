/** How files of common formats begin. */
const BEGINNINGS: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF file', [0x25, 0x50, 0x44, 0x46]],
  ['a gzip file', [0x1f, 0x8b]],
  ['a ZIP archive, perhaps a spreadsheet', [0x50, 0x4b, 0x03, 0x04]],
  ['an NPY array', [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
];

/** What a file is by its first bytes, in words; undefined where they tell nothing. */
export function kindOfContent(bytes: Uint8Array): string | undefined {
  return BEGINNINGS.find(([, start]) => start.every((byte, i) => bytes[i] === byte))?.[0];
}
