import type { Bytes } from '../../../datasets/source.ts';

/** A bitmap of rows from the top to the bottom: palette numbers, which stand for equal greys, or colours as 0xrrggbb. */
export interface Bitmap {
  readonly bits: 4 | 8 | 24;
  readonly rows: readonly (readonly number[])[];
  readonly topDown?: boolean;
  /** Packed pixels instead of rows, and their width and height. */
  readonly runs?: readonly [packed: readonly number[], width: number, height: number];
}

/** A Windows bitmap. */
export function bmp({ bits, rows, topDown = false, runs }: Bitmap): Bytes {
  const palette = bits === 24 ? [] : Array.from({ length: 2 ** bits }, (_, i) => [i, i, i, 0]).flat();
  const pixels = runs?.[0] ?? (topDown ? rows : [...rows].reverse()).flatMap((row) => bmpRow(row, bits));
  const bytes = new Uint8Array(54 + palette.length + pixels.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, 54 + palette.length, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, runs?.[1] ?? rows[0]?.length ?? 0, true);
  view.setInt32(22, (runs?.[2] ?? rows.length) * (topDown ? -1 : 1), true);
  view.setUint16(26, 1, true);
  view.setUint16(28, bits, true);
  view.setUint32(30, runs ? 1 : 0, true);
  bytes.set(palette, 54);
  bytes.set(pixels, 54 + palette.length);
  return bytes;
}

function bmpRow(row: readonly number[], bits: number): number[] {
  const bytes: number[] = [];
  for (const [x, number] of row.entries()) {
    if (bits === 24) bytes.push(number & 255, (number >> 8) & 255, number >> 16);
    else if (bits === 8) bytes.push(number);
    else if (x % 2 === 0) bytes.push(number << 4);
    else bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | number;
  }
  while (bytes.length % 4 !== 0) bytes.push(0);
  return bytes;
}

/** A picture of Netpbm. */
export function pnm(header: string, pixels: readonly number[] = []): Bytes {
  return new Uint8Array([...new TextEncoder().encode(header), ...pixels]);
}

/** A grey TIFF of one row, without packing. */
export function deepTiff(
  format: 'unsigned' | 'signed' | 'float',
  bits: 16 | 32 | 64,
  values: readonly number[],
): Bytes {
  const size = bits / 8;
  const tags: [tag: number, value: number][] = [
    [256, values.length],
    [257, 1],
    [258, bits],
    [259, 1],
    [262, 1],
    [273, 8 + 2 + 12 * 9 + 4],
    [277, 1],
    [279, values.length * size],
    [339, { unsigned: 1, signed: 2, float: 3 }[format]],
  ];
  const start = 8 + 2 + 12 * tags.length + 4;
  const bytes = new Uint8Array(start + values.length * size);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0, 8]);
  view.setUint16(8, tags.length, true);
  for (const [i, [tag, value]] of tags.entries()) {
    view.setUint16(10 + 12 * i, tag, true);
    view.setUint16(12 + 12 * i, 4, true);
    view.setUint32(14 + 12 * i, 1, true);
    view.setUint32(18 + 12 * i, value, true);
  }
  for (const [i, value] of values.entries()) setNumber(view, start + i * size, `${format} ${bits}`, value);
  return bytes;
}

function setNumber(view: DataView, at: number, type: string, value: number): void {
  if (type === 'float 32') view.setFloat32(at, value, true);
  else if (type === 'float 64') view.setFloat64(at, value, true);
  else if (type.endsWith('16')) view.setInt16(at, value, true);
  else view.setInt32(at, value, true);
}
