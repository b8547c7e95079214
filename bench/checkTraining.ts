import { at } from '../src/mlp/at.ts';
import type { Measurements } from '../src/mlp/measurements.ts';
import type { Parameters } from '../src/mlp/parameters.ts';
import { inputOf } from '../test/reference/inputOf.ts';
import { backward, type Network, network, squaredNorm } from '../test/reference/mlp.ts';
import { worstError } from '../test/reference/worst_error.ts';
import type { TimedTraining } from './timedTraining.ts';

/** Samples of the first step that are compared with one backward pass each in float64. */
const COMPARED = 2;
/** Float32 sums through four layers of hundreds of units. */
const TOLERANCE = 1e-3;

/**
 * Largest error of the losses and squared gradient norms of the first samples, in tolerances, against float64;
 * `measured` is of the first epoch, in which they were met at the parameters of the start.
 */
export function firstEpochError({ mlp, start, data }: TimedTraining, measured: readonly Measurements[]): number {
  const twin = network(start, mlp.shape.activation);
  const errors = measured.flatMap((one) =>
    Array.from({ length: Math.min(COMPARED, one.nll.length) }, (_, sample) => sampleError(twin, one, data, sample)),
  );
  return Math.max(...errors);
}

function sampleError(twin: Network, { nll, grad2 }: Measurements, data: TimedTraining['data'], sample: number): number {
  const { loss, gradients } = backward(twin, inputOf(data, sample), data.labels[sample] ?? 0);
  const expected = [loss.nll, ...gradients.slice(0, grad2.length).map(squaredNorm)];
  const actual = [nll[sample] ?? Number.NaN, ...grad2.map((layer) => layer[sample] ?? Number.NaN)];
  return worstError(actual, expected, TOLERANCE);
}

/** Whether two trainings led all their networks to the same bits, and to finite ones. */
export function sameParameters(one: readonly Parameters[], other: readonly Parameters[]): boolean {
  return one.every((layers, r) =>
    layers.every(({ weight, bias }, d) => {
      const twin = at(at(other, r), d);
      return sameNumbers(weight, twin.weight) && sameNumbers(bias, twin.bias);
    }),
  );
}

function sameNumbers(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((value, i) => value === other[i] && Number.isFinite(value));
}
