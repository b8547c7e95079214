import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DatasetError } from '../../../datasets/dataset.ts';
import { decodeHere, type OwnKind } from '../../../datasets/images/formats/decodeHere.ts';
import { framesOf } from '../../../datasets/images/formats/frames.ts';
import { isGreyFile } from '../../../datasets/images/formats/greyFile.ts';
import { kindOfPicture, pictureKind } from '../../../datasets/images/formats/pictureKind.ts';
import { refusalWords } from '../../../datasets/images/formats/refusal.ts';
import { asPicture } from '../../../datasets/images/pixels/asPicture.ts';
import type { Bytes } from '../../../datasets/source.ts';
import { bmp, deepTiff, pnm } from './files.ts';
import { GREY_PNG, LZW_TIFF, PALETTE_PNG } from './fixtures.ts';

const SEEDS: readonly [OwnKind, Bytes][] = [
  ['PNG', GREY_PNG],
  ['PNG', PALETTE_PNG],
  ['TIFF', LZW_TIFF],
  ['TIFF', deepTiff('float', 32, [0, 1, 2])],
  [
    'BMP',
    bmp({
      bits: 4,
      rows: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    }),
  ],
  ['BMP', bmp({ bits: 8, rows: [], runs: [[3, 7, 0, 0, 0, 3, 1, 2, 3, 0, 0, 2, 1, 1, 0, 1], 3, 2] })],
  ['PNM', pnm('P2 2 2 255 0 90 200 255\n')],
  ['PNM', pnm('P6 2 1 255\n', [1, 2, 3, 4, 5, 6])],
];

const edit = fc.record({ at: fc.nat(), to: fc.nat(255) });

describe('no bytes make a decoder of pictures fail in another way than by a sentence', () => {
  it.each(SEEDS)('%s', (kind, seed) => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), fc.option(fc.nat()), (edits, cut) => {
        const bytes = seed.slice(0, cut === null ? seed.length : cut % seed.length);
        for (const { at, to } of edits) if (bytes.length > 0) bytes[at % bytes.length] = to;
        expectPictureOrWords(bytes, kind);
      }),
      { numRuns: 1500 },
    );
  });

  it('nor what looks at their beginnings', () => {
    const kinds = ['JPEG', 'PNG', 'WebP', 'GIF', 'TIFF', 'AVIF'] as const;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...kinds), (bytes, kind) => {
        expect(framesOf(bytes, kind)).toBeGreaterThanOrEqual(0);
        isGreyFile(bytes, kind);
        kindOfPicture(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('nor makes a small file that claims much take much memory', () => {
    const huge = GREY_PNG.slice();
    new DataView(huge.buffer).setUint32(16, 60_000);
    expect(() => decodeHere(huge, 'PNG')).toThrow(/check sum/);
    const tiff = deepTiff('unsigned', 16, [1, 2]);
    new DataView(tiff.buffer).setUint32(18, 2 ** 31, true);
    expect(() => decodeHere(tiff, 'TIFF')).toThrow(/at most 16777216 pixels/);
    expect(() => decodeHere(pnm('P5 5000 5000 255\n', [1]), 'PNM')).toThrow(/at most 16777216 pixels/);
  });
});

function expectPictureOrWords(bytes: Bytes, kind: OwnKind): void {
  try {
    if (bytes.length > 0) pictureKind(bytes);
    const { values, width, height, channels } = asPicture(decodeHere(bytes, kind));
    expect(values.length).toBe(width * height * channels);
  } catch (error) {
    expect(
      error instanceof RangeError ||
        error instanceof DatasetError ||
        (error instanceof Error && error.name === 'PictureRefusal'),
      String(error),
    ).toBe(true);
    expect(refusalWords(error)).toMatch(/^expected /);
  }
}
