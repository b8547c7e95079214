/** Values of pixels: bytes whose white is 255, 16 bits whose white is 65535, or measurements that have no white. */
export type PixelValues = Uint8Array | Uint16Array | Float32Array;

/** A decoded picture as its file orders it: [height, width, channels], grey or red, green and blue, then perhaps alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  readonly values: PixelValues;
}

/** What stands for white and for full opacity; measurements have no white, and their opacity is 1. */
export function whiteOf(values: PixelValues): number {
  if (values instanceof Uint8Array) return 255;
  return values instanceof Uint16Array ? 65535 : 1;
}

/** Values of the same kind, all zero. */
export function valuesLike(values: PixelValues, length: number): PixelValues {
  if (values instanceof Uint8Array) return new Uint8Array(length);
  return values instanceof Uint16Array ? new Uint16Array(length) : new Float32Array(length);
}

/** Whether values are rounded to whole numbers when they are stored. */
export function areWhole(values: PixelValues): boolean {
  return !(values instanceof Float32Array);
}
