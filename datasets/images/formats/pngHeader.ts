import { checkSize, PictureRefusal } from './refusal.ts';

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  readonly colourType: number;
  readonly channels: number;
  readonly passes: readonly PngPass[];
}

/** A part of the pixels that lies together: all of them, or one of the seven parts of an interlaced picture. */
export interface PngPass {
  /** The first pixel, and how far the next ones are. */
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly columns: number;
  readonly rows: number;
  /** Bytes of a row without the one that names its filter. */
  readonly lineBytes: number;
}

/** Channels by colour type; a palette's index is one. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

const WHOLE = [[0, 0, 1, 1]] as const;
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Bits of a sample of a PNG file, by its first bytes. */
export function pngDepth(bytes: Uint8Array): number {
  return bytes[24] ?? 0;
}

/** Reads the chunk IHDR. PictureRefusal for what no picture has. */
export function pngHeader(chunk: Uint8Array): PngHeader {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, colourType = 0, , , interlaced = 0] = chunk.subarray(8);
  const channels = CHANNELS[colourType];
  if (channels === undefined || !DEPTHS[colourType]?.includes(depth)) {
    throw new PictureRefusal(`its header says colour type ${colourType} of ${depth} bits`);
  }
  checkSize(width, height);
  const passes = (interlaced ? ADAM7 : WHOLE).map(([x, y, dx, dy]) => {
    const [columns, rows] = [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)];
    return { x, y, dx, dy, columns, rows, lineBytes: Math.ceil((columns * channels * depth) / 8) };
  });
  const filled = passes.filter(({ columns, rows }) => columns > 0 && rows > 0);
  return { width, height, depth, colourType, channels, passes: filled };
}

/** Bytes of the unpacked rows, with the one in front of each that names its filter. */
export function rawBytes({ passes }: PngHeader): number {
  return passes.reduce((sum, { rows, lineBytes }) => sum + rows * (1 + lineBytes), 0);
}
