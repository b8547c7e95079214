import { expect, it } from 'vitest';
import { EXPLANATIONS, type ExplanationName, sourceOf } from '../../src/lab/explanations/explanations.ts';

it.each([
  ['importance', /^Gao and Jojic/],
  ['el2n', /^Paul,.* 2021$/],
  ['meanMargin', /^Pleiss,.* 2020$/],
  ['forgettings', /^Toneva .* 2019$/],
] as const)('%s names who proposed it', (name, source) => {
  expect(sourceOf(name)?.name).toMatch(source);
});

it('names no source for the margin, and the paper for each of its figures', () => {
  expect(sourceOf('margin')).toBeUndefined();
  const names = Object.keys(EXPLANATIONS) as ExplanationName[];
  const ofFigures = names.filter((name) => 'figure' in EXPLANATIONS[name]);
  expect(ofFigures.length).toBeGreaterThan(0);
  for (const name of ofFigures) expect(sourceOf(name)?.name).toMatch(/^Gao/);
});
