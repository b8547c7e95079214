const ENTRY = 0x02014b50;
const END = 0x06054b50;
const LARGE_END = 0x06064b50;
const LARGE_LOCATOR = 0x07064b50;

/**
 * CRC-32 of every file in a ZIP archive, in the order of its central directory, which `unzipSync` follows too but
 * compares with nothing. Throws RangeError where the archive is cut off.
 */
export function checksumsOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checksums: number[] = [];
  let at = directoryOf(view);
  while (view.getUint32(at, true) === ENTRY) {
    checksums.push(view.getUint32(at + 16, true));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return checksums;
}

/** Where the central directory begins; archives of more than 4 GiB or 65,535 files say so in a record of their own. */
function directoryOf(view: DataView): number {
  let end = view.byteLength - 22;
  while (view.getUint32(end, true) !== END) end--;
  if (end < 20 || view.getUint32(end - 20, true) !== LARGE_LOCATOR) return view.getUint32(end + 16, true);
  const large = view.getUint32(end - 12, true);
  return view.getUint32(large, true) === LARGE_END ? view.getUint32(large + 48, true) : view.getUint32(end + 16, true);
}
