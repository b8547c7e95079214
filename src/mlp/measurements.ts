import { pitch } from '../gpu/tensor.ts';
import { RECORD_HEAD, RECORD_PLACES } from '../kernels/record.ts';

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
  /** Squared norm of the sample's own gradient, an array for each layer; empty where norms are not measured. */
  readonly grad2: readonly Float32Array[];
}

/** The sizes of a records tensor, [networks, samples, head + layers]. */
export interface RecordsShape {
  readonly networks: number;
  readonly samples: number;
  /** Layers whose norms are measured. */
  readonly layers: number;
}

export function recordsShape({ networks, samples, layers }: RecordsShape): [number, number, number] {
  return [networks, samples, recordColumns(layers)];
}

/** Values of a record that has the norms of so many layers. */
export function recordColumns(layers: number): number {
  return RECORD_HEAD + layers;
}

/** Each network's measurements from the bytes of a records tensor. */
export function decodeRecords(bytes: ArrayBuffer, shape: RecordsShape): Measurements[] {
  return Array.from({ length: shape.networks }, (_, network) => decodeNetwork(bytes, network, shape));
}

function decodeNetwork(bytes: ArrayBuffer, network: number, { samples, layers }: RecordsShape): Measurements {
  const width = pitch(recordColumns(layers));
  const start = network * samples * width;
  const floats = new Float32Array(bytes).subarray(start);
  const integers = new Int32Array(bytes).subarray(start);
  const column = (place: number) => fillColumn(new Float32Array(samples), floats, width, place);
  return {
    nll: column(RECORD_PLACES.nll),
    prediction: fillColumn(new Int32Array(samples), integers, width, RECORD_PLACES.prediction),
    margin: column(RECORD_PLACES.margin),
    el2n: column(RECORD_PLACES.el2n),
    grad2: Array.from({ length: layers }, (_, layer) => column(RECORD_HEAD + layer)),
  };
}

/** Takes a column out of rows of `width` values. */
function fillColumn<T extends Float32Array | Int32Array>(column: T, rows: T, width: number, place: number): T {
  for (let i = 0; i < column.length; i++) column[i] = rows[i * width + place] ?? 0;
  return column;
}
