import { expect, test } from 'vitest';
import { nodeDocument } from '../../src/platform/node/document.ts';
import { figureFiles } from '../../src/studies/drawFigures.ts';
import { figureInputsOf } from '../../src/studies/figureInputs.ts';
import { FIGURES } from '../../src/studies/figures.ts';
import { syntheticRun } from '../run/syntheticRun.ts';
import { drawAll } from './drawAll.ts';
import { syntheticBatchRuns, syntheticSeeds } from './syntheticStudy.ts';

const run = syntheticRun({ samples: 24, epochs: 3, hidden: [8], classes: ['cat', 'dog'], batchSize: 8 });
const inputs = figureInputsOf(run, {
  inputNorms: Float32Array.from({ length: 24 }, (_, i) => 10 + ((i * 7) % 24)),
  seeds: syntheticSeeds(run),
  batchRuns: syntheticBatchRuns(3, 3),
});
const figures = drawAll([inputs], nodeDocument());

test('a study without paths has a picture of each figure but the eighth', () => {
  const numbers = figures.map(({ id }) => Number(id.replace('fig', '')));
  expect(numbers).toEqual(FIGURES.map(({ number }) => number).filter((number) => number !== 8));
});

test.each(figures)('$id looks as its stored picture does', async (figure) => {
  const picture = figureFiles(figure).get(`figures/${figure.id}.svg`);
  await expect(picture).toMatchFileSnapshot(`./${figure.id.replace('fig', 'figure')}/${figure.id}.svg`);
});

test('the same rows give the same picture', () => {
  const again = drawAll([inputs], nodeDocument());
  expect(again.map(figureFiles)).toEqual(figures.map(figureFiles));
});
