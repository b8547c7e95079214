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

it('the margin names no source, and everything that is in a figure names the paper', () => {
  expect(sourceOf('margin')).toBeUndefined();
  const names = Object.keys(EXPLANATIONS) as ExplanationName[];
  const inFigures = names.filter((name) => 'figure' in EXPLANATIONS[name]);
  expect(inFigures.length).toBeGreaterThan(0);
  for (const name of inFigures) expect(sourceOf(name)?.name).toMatch(/^Gao/);
});
