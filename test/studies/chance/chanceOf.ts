import type { FigureInputs } from '../../../src/studies/figureInputs.ts';
import { FIGURES } from '../../../src/studies/figures.ts';

/** What chance gives to a claim, in the order of the draws. */
export function chanceOf(id: string, inputs: FigureInputs): number[] {
  const claim = FIGURES.flatMap(({ claims }) => claims).find((one) => one.id === id);
  const draws = claim && 'chance' in claim ? claim.chance?.draws(inputs) : null;
  return Array.from(draws ?? []);
}

/** The different values in rising order, each with its share to one decimal. */
export function shares(values: readonly number[]): [value: number, share: number][] {
  const different = [...new Set(values.map((value) => Number(value.toPrecision(15))))].sort((a, b) => a - b);
  return different.map((one) => {
    const alike = values.filter((value) => Number(value.toPrecision(15)) === one);
    return [alike[0] ?? one, Number((alike.length / values.length).toFixed(1))];
  });
}
