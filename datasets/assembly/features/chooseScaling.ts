import type { ImageShape } from '../../dataset.ts';
import type { Scaling } from '../../features.ts';
import type { Scale } from '../../reading/options.ts';
import { shortNumber } from '../../reading/words.ts';
import { rangeOf, type Statistics } from './survey.ts';

/** How features are kept: bytes as they are, or floats that are scaled first. */
export type Kept = { readonly as: 'bytes'; readonly words: string } | KeptFloats;

export interface KeptFloats {
  readonly as: 'floats';
  /** Undefined where the numbers stay as they are. */
  readonly scaling: Scaling | undefined;
  /** In words that follow "scaled". */
  readonly words: string;
}

/** What the values are. */
export interface Values {
  /** Of the training rows, missing cells filled. */
  readonly statistics: Statistics;
  /** Whether all values of both splits are whole numbers from 0 to 255, and none is missing. */
  readonly areBytes: boolean;
  /** What a sample is a picture of; `null` for plain rows. */
  readonly image: ImageShape | null;
}

/** Whole numbers of pictures below this, such as 0 and 1 or digits from 0 to 16, are scaled by the range that they have. */
const FEW_STEPS = 32;

/**
 * How the values are scaled. By themselves, bytes of pictures stay bytes, all other pictures are scaled by one range, and
 * tables column by column to mean 0 and deviation 1. `unit` brings each column, or all pictures, from 0 to 1.
 */
export function chooseScaling(values: Values, scale: Scale): Kept {
  const { statistics, image } = values;
  if (scale === 'none') return { as: 'floats', scaling: undefined, words: 'not at all' };
  if (image && scale !== 'standard') return useBytes(values) ? BYTES : oneRange(statistics);
  if (scale === 'unit') return columnRanges(statistics);
  return standard(statistics);
}

const BYTES: Kept = { as: 'bytes', words: 'from 0 … 255 to 0 … 1' };

function useBytes({ statistics, areBytes }: Values): boolean {
  const [least, largest] = rangeOf(statistics);
  return areBytes && (largest >= FEW_STEPS || least === largest);
}

/** Columns of one value become 0: their deviation is that of no column, and 1 leaves them at value − mean. */
function standard({ count, mean, squares, least, largest }: Statistics): Kept {
  const scale = squares.map((sum, i) => {
    const deviation = Math.sqrt(sum / (count[i] ?? 1));
    return (largest[i] ?? 0) > (least[i] ?? 0) && deviation > 0 ? deviation : 1;
  });
  const scaling: Scaling = { kind: 'standard', mean: Float64Array.from(mean), scale: Float64Array.from(scale) };
  return { as: 'floats', scaling, words: 'column by column to mean 0 and deviation 1' };
}

function columnRanges({ least, largest }: Statistics): Kept {
  const scale = Float64Array.from(largest, (value, i) => value - (least[i] ?? 0) || 1);
  return {
    as: 'floats',
    scaling: { kind: 'unit', mean: Float64Array.from(least), scale },
    words: 'column by column from least … largest to 0 … 1',
  };
}

function oneRange(statistics: Statistics): Kept {
  const [least, largest] = rangeOf(statistics);
  const column = (value: number) => new Float64Array(statistics.mean.length).fill(value);
  const scaling: Scaling = { kind: 'unit', mean: column(least), scale: column(largest - least || 1) };
  return {
    as: 'floats',
    scaling,
    words: `by one range, from ${shortNumber(least)} … ${shortNumber(largest)} to 0 … 1`,
  };
}
