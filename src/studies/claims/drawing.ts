import seedrandom from 'seedrandom';
import type { FigureInputs } from '../figureInputs.ts';

/** Most and fewest draws of a distribution: with 500 its spread is known to 3%, its 95% level to a tenth of the spread. */
const MOST_DRAWS = 500;
const FEWEST_DRAWS = 100;

/** Visits of samples that all draws of one distribution go through, which bounds their time to a second or two. */
const VISITS = 5e7;

/** Where a verdict would hang on the draws of chance, these are four times as many, up to so many times. */
const FACTOR = 4;
const MOST_FACTOR = 64;

/** Visits that the draws of one level go through at most: runs of a million samples stay with fewer draws. */
const MOST_VISITS = 3.2e9;

/** The same where each draw deals out every epoch, which takes longer than other draws. */
const MOST_SLOW_FACTOR = 4;

/** How many resamples the samples get: fewer for large runs, in which each tells more. */
export function resampleCount(inputs: FigureInputs): number {
  return Math.min(MOST_DRAWS, Math.max(FEWEST_DRAWS, Math.floor(VISITS / visitsOf(inputs))));
}

/** How many draws chance gets: as many, a multiple of it, or a part. */
export function drawCount(inputs: FigureInputs): number {
  return Math.max(FEWEST_DRAWS, Math.round(resampleCount(inputs) * inputs.drawFactor));
}

/** The same of draws that take long each: at most so many times as many, and the fewest in a run that is compared. */
export function slowDrawCount(inputs: FigureInputs): number {
  return inputs.drawFactor < 1 ? FEWEST_DRAWS : Math.min(drawCount(inputs), MOST_SLOW_FACTOR * resampleCount(inputs));
}

/** The same inputs, as those of a run that the first is compared with: it gets half as many draws. */
export function asCompared(inputs: FigureInputs): FigureInputs {
  return { ...inputs, drawFactor: 0.5, origin: inputs.origin ?? inputs };
}

/** The same inputs with four times as many draws of chance; `null` where these are as many as there can be. */
export function withMoreDraws(inputs: FigureInputs): FigureInputs | null {
  const { drawFactor, origin = inputs } = inputs;
  if (drawFactor >= MOST_FACTOR) return null;
  const more = { ...inputs, drawFactor: drawFactor * FACTOR, origin };
  return drawCount(more) * visitsOf(inputs) > MOST_VISITS ? null : more;
}

function visitsOf({ run }: FigureInputs): number {
  return run.labels.length * Math.max(1, run.epochs);
}

/**
 * A generator of numbers from 0 to 1 whose stream depends on its purpose alone. Xorshift (Marsaglia 2003) is several times
 * as fast as the generator that seeds it.
 */
export function randomFor(purpose: string, { randomStream }: FigureInputs): () => number {
  const seeding = seedrandom(randomStream === 0 ? purpose : `${purpose} ${randomStream}`);
  return seedrandom.xor128(String(seeding()));
}

/** Values of a distribution, one per draw that has one; `null` where fewer than half have. */
export function drawValues(
  purpose: string,
  inputs: FigureInputs,
  draw: (random: () => number) => number | null,
): Float64Array | null {
  const random = randomFor(purpose, inputs);
  const [values, count] = [new Float64Array(drawCount(inputs)), drawCount(inputs)];
  let found = 0;
  for (let index = 0; index < count; index++) {
    const value = draw(random);
    if (value === null || !Number.isFinite(value)) continue;
    values[found] = value;
    found++;
  }
  return found * 2 >= count && found > 0 ? values.subarray(0, found) : null;
}
