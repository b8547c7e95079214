import type { FigureInputs } from '../figureInputs.ts';
import { oncePerInputs } from '../oncePerInputs.ts';
import { randomFor, resampleCount } from './drawing.ts';

/** How often each sample counts, [samples]. */
export type SampleCounts = ArrayLike<number>;

/**
 * The bootstrap (Efron 1979): as many samples as there are, drawn with replacement, again and again; each resample as
 * how often it has each sample, [resamples][samples]. All claims on the same inputs are measured on the same resamples.
 */
export const resamplesOf: (inputs: FigureInputs) => readonly SampleCounts[] = oncePerInputs((inputs) => {
  const samples = inputs.run.labels.length;
  const random = randomFor('resamples', inputs);
  return Array.from({ length: resampleCount(inputs) }, () => {
    const counts = new Uint16Array(samples);
    for (let drawn = 0; drawn < samples; drawn++) {
      const sample = Math.floor(random() * samples);
      counts[sample] = (counts[sample] ?? 0) + 1;
    }
    return counts;
  });
});
