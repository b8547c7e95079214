import { expect, test } from 'vitest';
import { checkClaims } from '../../src/studies/claims/checkClaims.ts';
import { figureInputsOf } from '../../src/studies/figureInputs.ts';
import { FIGURES } from '../../src/studies/figures.ts';
import { syntheticRun } from '../run/syntheticRun.ts';
import { constructedInputs } from './constructedRun.ts';
import { decide } from './decide.ts';

/** The claims in the order of the figures, each with the number that its words ask to be above or below. */
const THRESHOLDS = [
  ['1a', '>', 0.9],
  ['1b', '>', 0],
  ['2a', '>', 0],
  ['2b', '>', 1],
  ['2c', '>', 1],
  ['2d', '>', 1],
  ['2e', '>', 1],
  ['2f', '>', 0.5],
  ['2g', '>', 2 / 3],
  ['3a', '>', 0.5],
  ['3b', '>', 0],
  ['3c', '>', 0.9],
  ['4a', '>', 0],
  ['4b', '>', 0],
  ['4c', '>', 0],
  ['5a', '>', 0],
  ['5b', '>', 1],
  ['5c', '>', 0],
  ['5d', '>', 0],
  ['5e', '>', 1],
  ['6a', '>', 0],
  ['6b', '>', 1],
  ['6c', '>', 0],
  ['6d', '>', 1],
  ['6e', '>', 0],
  ['6f', '>', 1],
  ['7a', '>', 0],
  ['7b', '>', 0],
  ['7c', '>', 1.1],
  ['7d', '>', 0],
  ['8a', '<', 1],
  ['8b', '>', 1],
  ['8c', '>', 1],
  ['8d', '<', 0.5],
  ['10', '<', 0.5],
] as const;

test('each claim is held to its own threshold', () => {
  const claims = FIGURES.flatMap((figure) => figure.claims);
  expect(claims.map(({ id, comparison, threshold }) => [id, comparison, threshold])).toEqual(THRESHOLDS);
});

test('chance raises the thresholds of those that ask for more than it gives, and of no other', () => {
  const claims = FIGURES.filter(({ number }) => [1, 2, 3, 4, 10].includes(number)).flatMap((figure) => figure.claims);
  const withChance = claims.filter((claim) => 'chance' in claim).map(({ id }) => id);
  expect(withChance).toEqual(['2b', '2c', '2d', '2e', '3a', '3b', '4a', '4c', '10']);
});

test('nothing is decided without norms, and no number is invented', () => {
  const claims = checkClaims([figureInputsOf(syntheticRun({ norms: false }))]);
  expect(claims.map(({ id }) => id)).toEqual(THRESHOLDS.map(([id]) => id));
  expect(claims.filter(({ holds, value }) => holds !== null || value !== null)).toEqual([]);
});

test('a network without hidden layers decides what it can', () => {
  const inputs = constructedInputs({ importanceByLayer: [[[1, 2, 9]]] });
  expect(['2a', '2b', '2d', '3b'].map((id) => decide(inputs, id).holds)).toEqual([null, null, null, null]);
  expect(decide(inputs, '3a').holds).not.toBeNull();
});

test('every claim has an id of its own, which begins with the number of its figure', () => {
  const ids = FIGURES.flatMap(({ number, claims }) => claims.map(({ id }) => [number, id] as const));
  expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length);
  for (const [number, id] of ids) expect(id).toMatch(new RegExp(`^${number}[a-z]?$`));
});

test('claims say which figure, data set and number they are about', () => {
  const lead = checkClaims([figureInputsOf(syntheticRun())]).find(({ id }) => id === '2a');
  expect(lead).toMatchObject({ id: '2a', figure: 'fig02', dataset: 'strokes', comparison: '>', threshold: 0 });
});
