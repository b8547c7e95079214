import sharp from 'sharp';
import { expect, test } from 'vitest';
import { svgToPng } from '../../src/platform/node/rasterise.ts';
import { inLightColours } from '../../src/plots/colours.ts';
import { compose } from '../../src/plots/composition.ts';
import { dataAddress, encodePng } from '../../src/report/png.ts';

const PNG_SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

/** Rasterises a document with one panel of 40 × 30 and a margin of 20 around it, in the colours of a file. */
async function drawPanel(content: string) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">${content}</svg>`;
  const document = compose('a title', [{ heading: '', panels: [{ title: 'a panel', width: 40, height: 30, svg }] }]);
  const png = await svgToPng(inLightColours(document));
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  /** The colour at a place of the panel, in the panel's units. */
  const colourAt = (x: number, y: number) => [
    ...data.subarray(3 * ((20 + y) * 2 * info.width + (20 + x) * 2)).subarray(0, 3),
  ];
  return { png, info, colourAt };
}

test('a PNG has twice the size of the picture', async () => {
  const { png, info } = await drawPanel('');
  expect([...png.subarray(0, 8)]).toEqual(PNG_SIGNATURE);
  expect([info.width, info.height]).toEqual([2 * (40 + 2 * 20), 2 * (30 + 2 * 20)]);
});

test('variables and the current colour have the colours of the light palette', async () => {
  const { colourAt } = await drawPanel(
    '<rect width="10" height="30" fill="var(--muted)"/><rect x="10" width="10" height="30" fill="currentColor"/>',
  );
  expect([colourAt(5, 15), colourAt(15, 15), colourAt(30, 15)]).toEqual([
    [0x66, 0x70, 0x85],
    [0x1c, 0x23, 0x33],
    [0xff, 0xff, 0xff],
  ]);
});

test('pictures of samples keep their pixels', async () => {
  const sample = await encodePng({ width: 2, height: 1, channels: 1 }, Uint8Array.of(10, 200));
  const address = dataAddress('image/png', sample);
  const { colourAt } = await drawPanel(
    `<image href="${address}" width="20" height="10" image-rendering="pixelated"/>` +
      `<image xlink:href="${address}" xmlns:xlink="http://www.w3.org/1999/xlink" y="20" width="20" height="10" style="image-rendering:pixelated"/>`,
  );
  for (const y of [5, 25]) {
    expect([1, 5, 9, 11, 15, 19].map((x) => colourAt(x, y)[0])).toEqual([10, 10, 10, 200, 200, 200]);
  }
});
