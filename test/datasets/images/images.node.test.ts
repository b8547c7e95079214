import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../datasets/source.ts';
import { decodeImage } from '../../../src/platform/node/images.ts';
import { datasetErrorOf } from '../memorySource.ts';

/** An image of 4 × 2 pixels whose bytes rise in steps of 7. */
function raw(channels: 1 | 2 | 3 | 4) {
  const bytes = Uint8Array.from({ length: 8 * channels }, (_, i) => 7 * i);
  return sharp(bytes, { raw: { width: 4, height: 2, channels } });
}

describe('image files', () => {
  it('decode to a plane each of red, green and blue', async () => {
    const { width, height, channels, values: bytes } = await decode(raw(3).png());
    expect([width, height, channels]).toEqual([4, 2, 3]);
    expect([...bytes.slice(0, 8)]).toEqual([0, 21, 42, 63, 84, 105, 126, 147]);
    expect([...bytes.slice(8, 16)]).toEqual([7, 28, 49, 70, 91, 112, 133, 154]);
  });

  it('stay grey where the file is grey', async () => {
    const grey = await decode(raw(1).toColourspace('b-w').png());
    expect([grey.channels, ...grey.values]).toEqual([1, 0, 7, 14, 21, 28, 35, 42, 49]);
    expect((await decode(raw(1).toColourspace('b-w').jpeg())).channels).toBe(1);
    const greyInColour = sharp(new Uint8Array(24).fill(9), { raw: { width: 4, height: 2, channels: 3 } });
    expect((await decode(greyInColour.png())).channels).toBe(3);
  });

  it('become 8 bits per channel without transparency', async () => {
    const deep = raw(1).toColourspace('grey16').png();
    const { depth } = await sharp(await encoded(deep)).metadata();
    expect(depth).toBe('ushort');
    const { channels, values: bytes } = await decode(deep);
    expect([channels, ...bytes]).toEqual([1, 0, 7, 14, 21, 28, 35, 42, 49]);
    const clear = sharp(Uint8Array.from([255, 255, 255, 0, 200, 100, 50, 255]), {
      raw: { width: 2, height: 1, channels: 4 },
    });
    expect([...(await decode(clear.png())).values]).toEqual([255, 200, 255, 100, 255, 50]);
  });

  it('are refused where they are cut off, damaged or something else', async () => {
    const noise = sharp(
      Uint8Array.from({ length: 3072 }, (_, i) => (i * i * 31) >> 3),
      { raw: { width: 32, height: 32, channels: 3 } },
    );
    const jpeg = await encoded(noise.clone().jpeg());
    const png = await encoded(noise.clone().png());
    const cut = [jpeg, png].flatMap((bytes) => [bytes.slice(0, 30), bytes.slice(0, -40)]);
    const wrong = [...cut, new Uint8Array(), new Uint8Array(99)];
    for (const bytes of wrong) {
      const message = await datasetErrorOf(decodeImage(bytes, 'train/cat/7.jpg'));
      expect(message).toMatch(/^train\/cat\/7\.jpg: expected a whole image file, it cannot be decoded \([^\n]+$/);
    }
  });

  it('are refused before they are decoded where they claim more than 4096 × 4096 pixels', async () => {
    const claiming = async (width: number, height: number) =>
      datasetErrorOf(decodeImage(withClaimedSize(await encoded(raw(1).png()), width, height), 'a.png'));
    const message =
      'a.png: expected an image of at most 16777216 pixels, found 60000 × 50000; make it smaller or remove it';
    expect(await claiming(60_000, 50_000)).toBe(message);
    expect(await claiming(4097, 4096)).toContain('found 4097 × 4096');
    expect(await claiming(4096, 4096)).toContain('expected a whole image file');
  });
});

/** A PNG whose header states another size: it follows the eight bytes of the signature and the header's length. */
function withClaimedSize(png: Bytes, width: number, height: number): Bytes {
  const bytes = png.slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  view.setUint32(29, crc32(bytes.subarray(12, 29)));
  return bytes;
}

async function encoded(image: Sharp): Promise<Bytes> {
  return new Uint8Array(await image.toBuffer());
}

async function decode(image: Sharp) {
  return decodeImage(await encoded(image), 'image');
}
