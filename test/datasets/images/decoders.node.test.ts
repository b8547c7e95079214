import sharp, { type PngOptions, type Sharp, type TiffOptions } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeHere, type OwnKind } from '../../../datasets/images/formats/decodeHere.ts';
import { asPicture } from '../../../datasets/images/pixels/asPicture.ts';
import type { Bytes } from '../../../datasets/source.ts';
import { decodeImage } from '../../../src/platform/node/images.ts';

const [WIDTH, HEIGHT] = [23, 17];

/** A picture of smooth and of noisy parts. */
function picture(channels: 1 | 2 | 3 | 4): Sharp {
  const values = Uint8Array.from(
    { length: WIDTH * HEIGHT * channels },
    (_, i) => (i % 5 === 0 ? i * i * 31 : i / 3) % 256,
  );
  const raw = sharp(values, { raw: { width: WIDTH, height: HEIGHT, channels } });
  return channels < 3 ? raw.toColourspace('b-w') : raw;
}

async function bytesOf(image: Sharp): Promise<Bytes> {
  return new Uint8Array(await image.toBuffer());
}

/** Both decoders of a file must give the same picture. */
async function expectAsSharp(bytes: Bytes, kind: OwnKind): Promise<void> {
  const bySharp = await decodeImage(bytes, 'picture');
  expect(asPicture(decodeHere(bytes, kind))).toEqual(bySharp);
}

describe('PNG files decode here as they do by libpng', () => {
  const options: [string, PngOptions][] = [
    ['plain', {}],
    ['interlaced', { progressive: true }],
    ['of a palette', { palette: true }],
    ['of a palette of 16 colours', { palette: true, colours: 16 }],
    ['of a palette of 4 colours, interlaced', { palette: true, colours: 4, progressive: true }],
    ['of a palette of 2 colours', { palette: true, colours: 2 }],
    ['with filters', { adaptiveFiltering: true }],
  ];
  for (const channels of [1, 2, 3, 4] as const) {
    it.each(options)(`with ${channels} channels: %s`, async (_, png) => {
      await expectAsSharp(await bytesOf(picture(channels).png(png)), 'PNG');
    });
  }

  it('turned by EXIF', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      await expectAsSharp(await bytesOf(picture(3).withMetadata({ orientation }).png()), 'PNG');
    }
  });
});

describe('TIFF files decode here as they do by libtiff', () => {
  const options: [string, TiffOptions][] = [
    ['plain', { compression: 'none' }],
    ['LZW', { compression: 'lzw', predictor: 'none' }],
    ['LZW with differences', { compression: 'lzw', predictor: 'horizontal' }],
    ['Deflate', { compression: 'deflate', predictor: 'horizontal' }],
    ['PackBits', { compression: 'packbits' }],
    ['tiles', { compression: 'lzw', tile: true, tileWidth: 16, tileHeight: 16 }],
  ];
  for (const channels of [1, 2, 3, 4] as const) {
    it.each(options)(`with ${channels} channels: %s`, async (_, tiff) => {
      await expectAsSharp(await bytesOf(picture(channels).tiff(tiff)), 'TIFF');
    });
  }

  it.each([1, 2, 4] as const)('with %i bits', async (bitdepth) => {
    await expectAsSharp(await bytesOf(picture(1).tiff({ compression: 'none', bitdepth })), 'TIFF');
    await expectAsSharp(await bytesOf(picture(1).tiff({ compression: 'none', bitdepth, miniswhite: true })), 'TIFF');
  });

  it('turned', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      await expectAsSharp(
        await bytesOf(picture(3).withMetadata({ orientation }).tiff({ compression: 'none' })),
        'TIFF',
      );
    }
  });

  it('and name the packing that is not known here', async () => {
    const jpeg = await bytesOf(picture(3).tiff({ compression: 'jpeg' }));
    expect(() => decodeHere(jpeg, 'TIFF')).toThrow(/its colours are of TIFF's kind 6|packed with JPEG/);
  });
});
