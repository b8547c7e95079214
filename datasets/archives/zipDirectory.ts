const ENTRY = 0x02014b50;
const END = 0x06054b50;
const LARGE_END = 0x06064b50;
const LARGE_LOCATOR = 0x07064b50;
/** What a field of 32 bits holds where the number stands in the extra field of large files. */
const IN_EXTRA = 0xffff_ffff;
const LARGE_FILE_EXTRA = 1;

/** A file as the central directory of a ZIP archive lists it. */
export interface ZipEntry {
  /** With `/` between folders, whatever the packer has written. */
  readonly name: string;
  readonly crc32: number;
  readonly encrypted: boolean;
  /** 0 for stored files, 8 for deflated ones. */
  readonly method: number;
  /** Bytes in the archive. */
  readonly packed: number;
  /** Bytes of the file itself. */
  readonly size: number;
  /** Where the file's own header begins. */
  readonly at: number;
}

/** The end of an archive tells where its directory is and how many files that lists. */
interface DirectoryPlace {
  readonly at: number;
  readonly files: number;
}

/** The bytes before the name in the header that stands before a file's content. */
export const LOCAL_HEADER = 30;

/**
 * Every file in a ZIP archive, in the order of its central directory. `bytes` are the archive, or its end from byte `base`
 * on with the whole directory. Throws RangeError where the archive is cut off, and Error where its directory contradicts
 * itself.
 */
export function zipEntries(bytes: Uint8Array, base = 0): ZipEntry[] {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  const directory = placeOfDirectory(bytes, base);
  let at = directory.at - base;
  while (view.getUint32(at, true) === ENTRY) {
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    entries.push(entryAt(view, at, name ?? 0, extra ?? 0));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  if (entries.length !== directory.files) throw new Error('its directory does not list all of its files');
  return entries;
}

/** The length of the header before a file's content, by its first bytes. */
export function localLength(header: Uint8Array): number {
  const view = viewOf(header);
  return LOCAL_HEADER + view.getUint16(26, true) + view.getUint16(28, true);
}

/** Where the central directory begins; archives of more than 4 GiB or 65,535 files say so in a record of their own. */
export function placeOfDirectory(bytes: Uint8Array, base = 0): DirectoryPlace {
  const view = viewOf(bytes);
  let end = view.byteLength - 22;
  while (view.getUint32(end, true) !== END) end--;
  const plain = { at: view.getUint32(end + 16, true), files: view.getUint16(end + 8, true) };
  if (end < 20 || view.getUint32(end - 20, true) !== LARGE_LOCATOR) return plain;
  const large = Number(view.getBigUint64(end - 12, true)) - base;
  if (view.getUint32(large, true) !== LARGE_END) return plain;
  return { at: Number(view.getBigUint64(large + 48, true)), files: Number(view.getBigUint64(large + 32, true)) };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function entryAt(view: DataView, at: number, nameLength: number, extraLength: number): ZipEntry {
  const fields = [24, 20, 42].map((field) => view.getUint32(at + field, true));
  const [size = 0, packed = 0, header = 0] = largeFields(view, at + 46 + nameLength, extraLength, fields);
  return {
    name: nameOf(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
    crc32: view.getUint32(at + 16, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    packed,
    size,
    at: header,
  };
}

/** Fields that do not fit into 32 bits stand, in their order, in the extra field of large files. */
function largeFields(view: DataView, start: number, length: number, fields: readonly number[]): readonly number[] {
  if (!fields.includes(IN_EXTRA)) return fields;
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== LARGE_FILE_EXTRA) continue;
    let next = at + 4;
    return fields.map((field) => {
      if (field !== IN_EXTRA) return field;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return fields;
}

/** Names are UTF-8, marked or not; what is no UTF-8 is read byte by byte. Packers for Windows may write `\`. */
function nameOf(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    name = new TextDecoder('latin1').decode(bytes);
  }
  return name.replaceAll('\\', '/').replace(/^([A-Za-z]:)?\/+/, '');
}
