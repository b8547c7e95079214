import { expect, test } from 'vitest';
import { checkClaims } from '../../src/studies/claims/checkClaims.ts';
import { figureInputsOf } from '../../src/studies/figureInputs.ts';
import { FIGURES } from '../../src/studies/figures.ts';
import { syntheticRun } from '../run/syntheticRun.ts';
import { constructedInputs } from './constructedRun.ts';
import { decide } from './decide.ts';

test('nothing is decided without norms, and no number is invented', () => {
  const claims = checkClaims([figureInputsOf(syntheticRun({ norms: false }))]);
  expect(claims.length).toBeGreaterThan(20);
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
