import { pitch } from '../gpu/tensor.ts';

/** Values of a record before its squared norms: nll, prediction, margin, el2n. */
export const RECORD_HEAD = 4;

/** What was measured of each sample of a split, in the split's order. */
export interface Measurements {
  /** Negative log-likelihood, nats; NaN where a logit was not finite. */
  readonly nll: Float32Array;
  /** The class with the largest logit. */
  readonly prediction: Int32Array;
  /** Logit of the label minus the largest other logit. */
  readonly margin: Float32Array;
  /** ‖softmax(logits) − one-hot(label)‖₂. */
  readonly el2n: Float32Array;
  /** Squared norm of the sample's own gradient, one array a layer. */
  readonly grad2: readonly Float32Array[];
}

/** The measurements of one of the networks from the bytes of a records tensor, [networks, samples, 4 + layers]. */
export function decodeRecords(bytes: ArrayBuffer, network: number, samples: number, layers: number): Measurements {
  const width = pitch(RECORD_HEAD + layers);
  const start = network * samples * width;
  const floats = new Float32Array(bytes).subarray(start);
  const integers = new Int32Array(bytes).subarray(start);
  const column = (index: number) => fillColumn(new Float32Array(samples), floats, width, index);
  return {
    nll: column(0),
    prediction: fillColumn(new Int32Array(samples), integers, width, 1),
    margin: column(2),
    el2n: column(3),
    grad2: Array.from({ length: layers }, (_, layer) => column(RECORD_HEAD + layer)),
  };
}

/** Takes a column out of rows of `width` values. */
function fillColumn<T extends Float32Array | Int32Array>(column: T, rows: T, width: number, index: number): T {
  for (let i = 0; i < column.length; i++) column[i] = rows[i * width + index] ?? 0;
  return column;
}
