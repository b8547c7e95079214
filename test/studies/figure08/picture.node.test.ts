import { expect, test } from 'vitest';
import { BATCHES } from '../../../src/batches/names.ts';
import { nodeDocument } from '../../../src/platform/node/document.ts';
import { drawFigures, figureFiles } from '../../../src/studies/drawFigures.ts';
import { figure08 } from '../../../src/studies/figure08/figure.ts';
import { figureInputsOf } from '../../../src/studies/figureInputs.ts';
import { syntheticRun } from '../../run/syntheticRun.ts';
import { syntheticPaths } from './constructedPaths.ts';

function picture(): string | undefined {
  const paths = syntheticPaths(BATCHES, 12, 0.6);
  const answer = figure08.answer(figureInputsOf(syntheticRun({ samples: 24, epochs: 1 }), { paths }));
  const [figure] = drawFigures([{ answers: answer ? [answer] : [], pictures: new Map() }], nodeDocument());
  return figure && figureFiles(figure).get('figures/fig08.svg');
}

test('figure 8 looks as its stored picture does, every time that it is drawn', async () => {
  await expect(picture()).toMatchFileSnapshot('./fig08.svg');
  expect(picture()).toBe(picture());
});
