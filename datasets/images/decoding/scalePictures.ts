import type { FeatureArray, Scaling } from '../../features.ts';
import type { Scale } from '../../reading/options.ts';
import { shortNumber } from '../../reading/words.ts';

/** Features as the network reads them, and how they were scaled, in words that follow "scaled". */
export interface ScaledPictures {
  readonly train: FeatureArray;
  readonly test: FeatureArray;
  readonly scaling?: Scaling;
  readonly words: string;
}

/**
 * Scales the values of pictures, [pictures, features]. By themselves bytes stay bytes, of which 255 is read as 1, and all
 * others are scaled by one range: from the least to the largest value of the training pictures.
 */
export function scalePictures(train: FeatureArray, test: FeatureArray, features: number, scale: Scale): ScaledPictures {
  if (train instanceof Uint8Array && (scale === 'auto' || scale === 'unit')) {
    return { train, test, words: 'from 0 … 255 to 0 … 1' };
  }
  if (scale === 'none') return { train: Float32Array.from(train), test: Float32Array.from(test), words: 'not at all' };
  const { scaling, words } = scale === 'standard' ? standard(train, features) : oneRange(train, features);
  return { train: scaled(train, scaling), test: scaled(test, scaling), scaling, words };
}

type Chosen = { readonly scaling: Scaling; readonly words: string };

function oneRange(values: FeatureArray, features: number): Chosen {
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  const column = (value: number) => new Float64Array(features).fill(value);
  return {
    scaling: { kind: 'unit', mean: column(least), scale: column(largest - least || 1) },
    words: `by one range, from ${shortNumber(least)} … ${shortNumber(largest)} to 0 … 1`,
  };
}

/** Features of one value become 0: their deviation is that of no feature, and 1 leaves them at value − mean. */
function standard(values: FeatureArray, features: number): Chosen {
  const samples = values.length / features;
  const [mean, squares] = [new Float64Array(features), new Float64Array(features)];
  for (let i = 0; i < values.length; i++) mean[i % features] = (mean[i % features] ?? 0) + (values[i] ?? 0) / samples;
  for (let i = 0; i < values.length; i++) {
    squares[i % features] =
      (squares[i % features] ?? 0) + ((values[i] ?? 0) - (mean[i % features] ?? 0)) ** 2 / samples;
  }
  const scale = squares.map((variance, i) => (isConstant(values, i, features) ? 1 : Math.sqrt(variance)));
  return { scaling: { kind: 'standard', mean, scale }, words: 'feature by feature to mean 0 and deviation 1' };
}

function isConstant(values: FeatureArray, feature: number, features: number): boolean {
  for (let i = feature; i < values.length; i += features) if (values[i] !== values[feature]) return false;
  return true;
}

/** In place where the values are floats already. */
function scaled(values: FeatureArray, { mean, scale }: Scaling): Float32Array<ArrayBuffer> {
  const features = mean.length;
  const to = values instanceof Float32Array ? values : new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) {
    to[i] = ((values[i] ?? 0) - (mean[i % features] ?? 0)) / (scale[i % features] ?? 1);
  }
  return to;
}
