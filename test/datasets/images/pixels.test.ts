import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asPicture } from '../../../datasets/images/pixels/asPicture.ts';
import { grey } from '../../../datasets/images/pixels/grey.ts';
import { onWhite } from '../../../datasets/images/pixels/onWhite.ts';
import { resize } from '../../../datasets/images/pixels/resize.ts';
import { turn } from '../../../datasets/images/pixels/turn.ts';

describe('pixels', () => {
  it('turn upright by each orientation', () => {
    const pixels = { width: 3, height: 2, channels: 1, values: Uint8Array.of(1, 2, 3, 4, 5, 6) } as const;
    const turned = (orientation: number) => [...turn(pixels, orientation).values].join('');
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(turned)).toEqual([
      '123456',
      '321654',
      '654321',
      '456123',
      '142536',
      '415263',
      '635241',
      '362514',
    ]);
    expect(turn(pixels, 6)).toMatchObject({ width: 2, height: 3 });
  });

  it('lie on white', () => {
    const values = Uint8Array.of(0, 0, 0, 0, 10, 20, 30, 255, 100, 100, 100, 128);
    const { pixels, transparent } = onWhite({ width: 3, height: 1, channels: 4, values });
    expect([transparent, ...pixels.values]).toEqual([true, 255, 255, 255, 10, 20, 30, 177, 177, 177]);
    const deep = onWhite({ width: 1, height: 1, channels: 2, values: Uint16Array.of(0, 0) });
    expect([...deep.pixels.values]).toEqual([65535]);
  });

  it("become grey as Pillow's L", () => {
    const values = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 12, 200, 99);
    expect([...grey({ width: 5, height: 1, channels: 3, values }).values]).toEqual([76, 150, 29, 255, 132]);
  });

  it("become smaller and larger as by Pillow's bilinear filter", () => {
    const values = Uint8Array.of(0, 10, 20, 30, 40, 50, 60, 70);
    const row = { width: 8, height: 1, channels: 1, values } as const;
    expect([...resize(row, { width: 4, height: 1 }).values]).toEqual([7, 25, 45, 63]);
    expect([...resize({ ...row, width: 2, values: Uint8Array.of(0, 100) }, { width: 4, height: 1 }).values]).toEqual([
      0, 25, 75, 100,
    ]);
  });

  it('keep one value, and stay within the values there are, whatever their size becomes', () => {
    const sides = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(sides, sides, sides, sides, fc.nat(255), fc.nat(255), (width, height, w, h, a, b) => {
        const even = resize(
          { width, height, channels: 1, values: new Uint8Array(width * height).fill(a) },
          { width: w, height: h },
        );
        expect(new Set(even.values)).toEqual(new Set([a]));
        const mixed = Uint16Array.from({ length: width * height }, (_, i) => (i % 2 ? a : b));
        const { values } = resize({ width, height, channels: 1, values: mixed }, { width: w, height: h });
        expect(Math.min(...values)).toBeGreaterThanOrEqual(Math.min(...mixed));
        expect(Math.max(...values)).toBeLessThanOrEqual(Math.max(...mixed));
      }),
    );
  });

  it('of 16 bits that hold 8 become bytes', () => {
    const pixels = { width: 2, height: 1, channels: 1, values: Uint16Array.of(257, 65535) } as const;
    expect(asPicture({ pixels, grey: true, frames: 1 }).values).toEqual(Uint8Array.of(1, 255));
  });
});
