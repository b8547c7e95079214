import type { Dataset, SampleTruth, Split } from '../dataset.ts';
import { DIGIT_NAMES } from '../digitNames.ts';
import { shuffled } from '../order.ts';
import { randomFrom } from './random.ts';
import { drawSample, IMAGE_SIZE } from './sample.ts';

/** What to draw. Sample i does not depend on how many are drawn. */
export interface StrokesRequest {
  /** Training samples. */
  readonly samples: number;
  readonly testSamples: number;
  /** Equal seeds give equal bytes. Default 0. */
  readonly seed?: number;
}

/** Shares of the training samples that are hard on purpose, and how. The rest is clean. */
export const TRAIN_SHARES = { ambiguous: 0.04, distorted: 0.05, mislabelled: 0.03 } as const;

/** Test samples may be distorted; their labels can be relied on. */
const TEST_SHARES = { ambiguous: 0, distorted: 0.05, mislabelled: 0 } as const;

type Shares = Readonly<Record<keyof typeof TRAIN_SHARES, number>>;

/**
 * Handwriting made by the program: digits of 28 × 28 bytes drawn from strokes with a seeded hand. Some training samples
 * are hard on purpose, and `truth` tells which, so that a ranking of samples can be scored.
 */
export function makeStrokes({ samples, testSamples, seed = 0 }: StrokesRequest): Dataset {
  const train = drawSplit(samples, `strokes ${seed} train`, TRAIN_SHARES);
  const test = drawSplit(testSamples, `strokes ${seed} test`, TEST_SHARES);
  const image = { width: IMAGE_SIZE, height: IMAGE_SIZE, channels: 1 };
  return { name: 'strokes', image, classes: DIGIT_NAMES, train: train.split, test: test.split, truth: train.truth };
}

function drawSplit(samples: number, name: string, shares: Shares): { split: Split; truth: SampleTruth[] } {
  const pixels = IMAGE_SIZE * IMAGE_SIZE;
  const features = new Uint8Array(samples * pixels);
  const labels = new Uint16Array(samples);
  const truth: SampleTruth[] = [];
  const digits = digitsOf(samples, name);
  for (const [i, digit] of digits.entries()) {
    const random = randomFrom(`${name} ${i}`);
    const kind = kindAt(random(), shares);
    labels[i] = kind === 'mislabelled' ? otherDigit(digit, random()) : digit;
    drawSample(features.subarray(i * pixels, (i + 1) * pixels), digit, kind, random);
    truth.push({ kind, trueLabel: digit });
  }
  return { split: { samples, features, labels }, truth };
}

/** Every ten samples in a row hold each digit once, in an order of their own. */
function digitsOf(samples: number, name: string): number[] {
  const tens = Array.from({ length: Math.ceil(samples / 10) }, (_, ten) =>
    shuffled(DIGIT_NAMES, `${name} digits ${ten}`),
  );
  return tens.flat().slice(0, samples).map(Number);
}

function kindAt(place: number, shares: Shares): SampleTruth['kind'] {
  if (place < shares.mislabelled) return 'mislabelled';
  if (place < shares.mislabelled + shares.ambiguous) return 'ambiguous';
  return place < shares.mislabelled + shares.ambiguous + shares.distorted ? 'distorted' : 'clean';
}

function otherDigit(digit: number, place: number): number {
  return (digit + 1 + Math.floor(9 * place)) % 10;
}
