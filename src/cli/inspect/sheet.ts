import type { Dataset } from '../../../datasets/dataset.ts';
import { featuresPerSample } from '../../../datasets/features.ts';
import { featuresOf } from '../../../datasets/pickedFeatures.ts';
import { pictureBytes } from '../../../datasets/pictureBytes.ts';
import { escapeMarkup } from '../../plots/svgText.ts';
import { dataAddress, encodePng } from '../../report/png.ts';
import { printableLine } from '../terminal/printable.ts';

/** Pictures of a class, and classes, that a sheet has at most. */
const MOST_PICTURES = 10;
const MOST_CLASSES = 40;

/** The longer side of a picture, the space beside it, and the margin with the names of the classes. */
const CELL = 72;
const GAP = 6;
const NAMES = 150;
const HEAD = 40;

/** The first pictures of each class, a class a row, as an SVG document in plain colours. */
export async function sheetSvg(dataset: Dataset): Promise<string> {
  const rows = firstOfEachClass(dataset);
  const [width, height] = [NAMES + MOST_PICTURES * (CELL + GAP) + GAP, HEAD + rows.length * (CELL + GAP) + GAP];
  const drawn: string[] = [];
  for (const [row, samples] of rows.entries()) {
    const top = HEAD + row * (CELL + GAP);
    drawn.push(nameOf(dataset, row, top), ...(await picturesOf(dataset, samples, top)));
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="13">
<rect width="100%" height="100%" fill="#fff"/><text x="${GAP}" y="24" font-size="15">${titleOf(dataset, rows.length)}</text>
${drawn.join('\n')}</svg>`;
}

/** The first training samples of each class, [classes][samples]. */
function firstOfEachClass({ classes, train }: Dataset): number[][] {
  const rows = classes.slice(0, MOST_CLASSES).map((): number[] => []);
  for (const [sample, label] of train.labels.entries()) {
    const row = rows[label];
    if (row && row.length < MOST_PICTURES) row.push(sample);
  }
  return rows;
}

function titleOf({ name, image, classes }: Dataset, rows: number): string {
  const size = `${image.width} × ${image.height} pixels${image.channels === 3 ? ' in colour' : ''}`;
  const part = classes.length > rows ? `, the first ${rows} of ${classes.length} classes` : '';
  return textOf(`${name}: ${size}${part}, the first training samples of each class`, 110);
}

function nameOf({ classes }: Dataset, row: number, top: number): string {
  return `<text x="${GAP}" y="${top + CELL / 2 + 4}">${textOf(classes[row] ?? '', 20)}</text>`;
}

function textOf(text: string, most: number): string {
  const characters = [...printableLine(text)];
  return escapeMarkup(characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join(''));
}

async function picturesOf(
  { image, train, scaling }: Dataset,
  samples: readonly number[],
  top: number,
): Promise<string[]> {
  const length = featuresPerSample(train);
  const bytes = pictureBytes(await featuresOf(train, samples), scaling);
  const zoom = CELL / Math.max(image.width, image.height);
  const size = `width="${image.width * zoom}" height="${image.height * zoom}"`;
  return Promise.all(
    samples.map(async (_, place) => {
      const png = await encodePng(image, bytes.subarray(place * length, (place + 1) * length));
      const at = `x="${NAMES + place * (CELL + GAP)}" y="${top}"`;
      return `<image ${at} ${size} preserveAspectRatio="none" style="image-rendering:pixelated" href="${dataAddress('image/png', png)}"/>`;
    }),
  );
}
