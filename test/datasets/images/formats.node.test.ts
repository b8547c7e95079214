import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../datasets/source.ts';
import { decodeImage } from '../../../src/platform/node/images.ts';
import { datasetErrorOf } from '../memorySource.ts';
import { bmp, deepTiff, pnm } from './files.ts';

/** A grey picture of 16 × 8, white on its upper edge. */
function edge(): Sharp {
  const values = Uint8Array.from({ length: 128 }, (_, i) => (i < 32 ? 255 : 0));
  return sharp(values, { raw: { width: 16, height: 8, channels: 1 } }).toColourspace('b-w');
}

async function decode(image: Sharp | Bytes, wishes = {}) {
  return decodeImage(image instanceof Uint8Array ? image : new Uint8Array(await image.toBuffer()), 'picture', wishes);
}

describe('pictures of a phone', () => {
  it.each(['jpeg', 'png', 'webp', 'tiff'] as const)('stand upright: %s', async (format) => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      // What the sensor saw: the inverse of what a viewer does. Only 6 and 8 are not their own inverse.
      const inverse = { 6: 8, 8: 6 }[orientation] ?? orientation;
      const seen = await edge().withMetadata({ orientation: inverse }).png().toBuffer();
      const raw = sharp(seen).autoOrient().withMetadata({ orientation }).toColourspace('b-w');
      const { width, height, values } = await decode(
        raw.toFormat(format, { quality: 100, lossless: true, compression: 'none' }),
      );
      expect([orientation, width, height]).toEqual([orientation, 16, 8]);
      const mean = (from: number, to: number) =>
        Array.from(values.subarray(from, to)).reduce((a, b) => a + b, 0) / (to - from);
      const means = [mean(0, 32), mean(64, 128)];
      expect(means[0]).toBeGreaterThan(245);
      expect(means[1]).toBeLessThan(10);
    }
  });
});

describe('transparent pictures', () => {
  it.each(['png', 'webp', 'gif'] as const)('lie on white, and say so: %s', async (format) => {
    const values = new Uint8Array(64 * 4);
    values[3] = 255;
    const drawing = sharp(values, { raw: { width: 8, height: 8, channels: 4 } });
    const decoded = await decode(drawing.toFormat(format, { lossless: true }));
    expect([decoded.values[0], decoded.values[1], decoded.transparent]).toEqual([0, 255, true]);
  });

  it('that are opaque say nothing', async () => {
    const opaque = sharp(new Uint8Array(64 * 4).fill(255), { raw: { width: 8, height: 8, channels: 4 } });
    expect((await decode(opaque.png())).transparent).toBe(false);
  });
});

describe('files of several pictures', () => {
  it('give the first and say how many there are', async () => {
    const frames = Uint8Array.from({ length: 3 * 64 }, (_, i) => Math.floor(i / 64) * 100);
    const strip = sharp(frames, { raw: { width: 8, height: 24, channels: 1, pageHeight: 8 } });
    for (const format of ['gif', 'webp', 'tiff'] as const) {
      const decoded = await decode(strip.clone().toFormat(format, { lossless: true, compression: 'none' }));
      expect([format, decoded.height, decoded.values[0], (decoded.frames ?? 0) > 1]).toEqual([format, 8, 0, true]);
    }
  });
});

describe('other formats', () => {
  it.each<[string, Bytes, number[]]>([
    [
      'a BMP of greys',
      bmp({
        bits: 8,
        rows: [
          [0, 90],
          [200, 255],
        ],
      }),
      [0, 90, 200, 255],
    ],
    ['a BMP of colours', bmp({ bits: 24, rows: [[0x102030, 0x405060]] }), [0x10, 0x40, 0x20, 0x50, 0x30, 0x60]],
    [
      'a BMP from the top down',
      bmp({
        bits: 8,
        rows: [
          [1, 2],
          [3, 4],
        ],
        topDown: true,
      }),
      [1, 2, 3, 4],
    ],
    ['a BMP of 4 bits', bmp({ bits: 4, rows: [[0, 15, 5]] }), [0, 15, 5]],
    [
      'a BMP of run lengths',
      bmp({ bits: 8, rows: [], runs: [[3, 7, 0, 0, 0, 3, 1, 2, 3, 0, 0, 1], 3, 2] }),
      [1, 2, 3, 7, 7, 7],
    ],
    ['PGM in words', pnm('P2 # greys\n2 2\n255\n0 90\n200 255\n'), [0, 90, 200, 255]],
    ['PGM in bytes', pnm('P5\n2 1\n255\n', [7, 8]), [7, 8]],
    ['PGM of 15', pnm('P2\n2 1\n15\n0 15\n'), [0, 255]],
    ['PPM', pnm('P6 1 1 255\n', [1, 2, 3]), [1, 2, 3]],
    ['PBM in words', pnm('P1\n3 1\n0 1 0\n'), [255, 0, 255]],
    ['PBM in bits', pnm('P4\n3 1\n', [0b01000000]), [255, 0, 255]],
  ])('%s', async (_, bytes, expected) => {
    expect([...(await decode(bytes)).values]).toEqual(expected);
  });

  it.each<[string, Bytes, number[]]>([
    ['float32', deepTiff('float', 32, [0, 0.25, 1, 1.5]), [0, 0.25, 1, 1.5]],
    ['float64', deepTiff('float', 64, [-1, 0.5, 2, 3]), [-1, 0.5, 2, 3]],
    ['int32', deepTiff('signed', 32, [-5, 0, 300, 70000]), [-5, 0, 300, 70000]],
    ['int16', deepTiff('signed', 16, [-5, 0, 300, 700]), [-5, 0, 300, 700]],
    ['uint16', deepTiff('unsigned', 16, [0, 1, 300, 4095]), [0, 1, 300, 4095]],
    ['uint32', deepTiff('unsigned', 32, [0, 1, 300, 100000]), [0, 1, 300, 100000]],
  ])('a TIFF of %s keeps its values', async (_, bytes, expected) => {
    const { values } = await decode(bytes);
    expect([...values]).toEqual(expected);
  });

  it('a PNG of 12 bits in 16 keeps its values', async () => {
    const values = Uint16Array.from({ length: 64 }, (_, i) => i * 65);
    const png = sharp(values, { raw: { width: 8, height: 8, channels: 1 } })
      .toColourspace('grey16')
      .png();
    expect((await decode(png)).values).toEqual(values);
  });

  it('CMYK and a palette become red, green and blue', async () => {
    const red = sharp({ create: { width: 8, height: 8, channels: 3, background: '#f00' } });
    expect((await decode(red.clone().toColourspace('cmyk').jpeg())).channels).toBe(3);
    const { values, channels } = await decode(red.png({ palette: true }));
    expect([channels, values[0], values[64]]).toEqual([3, 255, 0]);
  });

  it('are told by their first bytes, whatever they are called', async () => {
    const starts: [string, string][] = [
      ['<svg xmlns="http://www.w3.org/2000/svg" width="4000"/>', 'SVG'],
      ['<?xml version="1.0"?><svg/>', 'SVG'],
      ['\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'HEIC'],
      ['\0\0\0\u000cJXL \r\n\u0087\n', 'JPEG XL'],
      ['\0\0\0\u000cjP  \r\n\u0087\n', 'JPEG 2000'],
      ['8BPS', 'Photoshop'],
      ['%PDF-1.7', 'PDF'],
    ];
    for (const [start, name] of starts) {
      const bytes = Uint8Array.from(start, (character) => character.charCodeAt(0));
      expect(await datasetErrorOf(decode(bytes))).toBe(
        `picture: expected a picture of a format that is decoded, found ${name}; save it as PNG or JPEG`,
      );
    }
    expect(await datasetErrorOf(decode(new Uint8Array(0)))).toContain('(it is empty)');
  });
});

describe('pictures are brought', () => {
  it('to a size and to grey, in this order of words: on white, grey, stretched', async () => {
    const colours = sharp({ create: { width: 40, height: 20, channels: 3, background: { r: 255, g: 0, b: 0 } } });
    const { width, height, channels, values, original } = await decode(colours.png(), {
      resize: { width: 8, height: 8 },
      grey: true,
    });
    expect([width, height, channels, values[0], original]).toEqual([8, 8, 1, 76, { width: 40, height: 20 }]);
  });
});
