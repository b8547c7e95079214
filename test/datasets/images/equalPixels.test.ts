import { describe, expect, it } from 'vitest';
import type { Bytes, DecodeImage } from '../../../datasets/source.ts';
import * as files from './fixtures.ts';

/** The decoder of the place that the tests run in. */
async function decoder(): Promise<DecodeImage> {
  const place = 'document' in globalThis ? 'browser' : 'node';
  const module = await import(/* @vite-ignore */ `../../../src/platform/${place}/images.ts`);
  return module.decodeImage;
}

/** FNV-1a of the values as bytes. */
function digestOf(values: Uint8Array | Uint16Array | Float32Array): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

describe('pictures have equal values in Node and in a browser', () => {
  it.each<[string, Bytes, string]>([
    ['ALPHA_PNG', files.ALPHA_PNG, '9×7×3 Uint8Array clear 1 dc48ef1d'],
    ['DEEP_PNG', files.DEEP_PNG, '9×7×1 Uint16Array 1 557ae113'],
    ['GIF', files.GIF, '8×8×3 Uint8Array 2 4d07c245'],
    ['GREY_JPEG', files.GREY_JPEG, '16×16×1 Uint8Array 1 11efd078'],
    ['GREY_PNG', files.GREY_PNG, '9×7×1 Uint8Array 1 4013cbc5'],
    ['JPEG', files.JPEG, '32×24×3 Uint8Array 1 394ce16e'],
    ['LZW_TIFF', files.LZW_TIFF, '9×7×3 Uint8Array 1 6255a122'],
    ['PALETTE_PNG', files.PALETTE_PNG, '9×7×3 Uint8Array 1 0363ad1f'],
    ['TURNED_JPEG', files.TURNED_JPEG, '8×16×3 Uint8Array 1 3333e8e4'],
    ['WEBP', files.WEBP, '8×8×3 Uint8Array clear 1 6ad3fd95'],
  ])('%s', async (_, bytes, expected) => {
    const { width, height, channels, values, transparent, frames } = await (await decoder())(bytes, 'picture');
    expect(
      `${width}×${height}×${channels} ${values.constructor.name} ${transparent ? 'clear ' : ''}${frames} ${digestOf(values)}`,
    ).toBe(expected);
  });

  it('resized and grey too', async () => {
    const wishes = { resize: { width: 7, height: 5 }, grey: true };
    const { values } = await (await decoder())(files.JPEG, 'picture', wishes);
    expect([...values].join()).toBe(
      '101,138,176,169,104,105,140,132,168,178,120,99,134,170,165,182,131,96,126,166,184,184,145,97,119,159,182,141,158,100,109,149,182,153,97',
    );
  });

  it('and refuse a JPEG that is cut off', async () => {
    const decode = await decoder();
    await expect(decode(files.JPEG.slice(0, -30), 'a.jpg')).rejects.toThrow(/^a\.jpg: expected a whole image file/);
  });
});
