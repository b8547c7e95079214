import { type EditedSamples, keptSamples, wholeSamples } from '../../../run/edits/edits.ts';
import type { SampleValues } from '../../protocol/values.ts';

/** Maps the samples of the whole training set, which the page knows, to the rows of a run, and back. */
export class SampleIndex {
  /** How many samples the whole set has. */
  readonly whole: number;
  /** The sample of each row; `null` where every sample has a row. */
  private readonly samples: Int32Array | null;
  private readonly places: ReadonlyMap<number, number>;

  constructor(run: EditedSamples) {
    this.whole = wholeSamples(run);
    this.samples = this.whole > run.samples ? keptSamples(run) : null;
    this.places = new Map(Array.from(this.samples ?? [], (sample, row) => [sample, row]));
  }

  /** The row of a sample; undefined where the run leaves it out. */
  rowOf(sample: number): number | undefined {
    return this.samples === null ? sample : this.places.get(sample);
  }

  sampleOf(row: number): number {
    return this.samples?.[row] ?? row;
  }

  /** Values of the rows as values of the whole set, `none` for samples that are left out. */
  spread<T extends Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(values: T, none: number): T {
    if (this.samples === null) return values;
    const spread = (values instanceof Int32Array ? new Int32Array(this.whole) : new Float32Array(this.whole)) as T;
    spread.fill(none);
    for (const [row, sample] of this.samples.entries()) spread[sample] = values[row] ?? none;
    return spread;
  }

  spreadValues(values: SampleValues): SampleValues {
    if (this.samples === null) return values;
    const spread = (numbers: Float32Array<ArrayBuffer>) => this.spread(numbers, Number.NaN);
    const { epoch, nll, prediction, margin, el2n, importanceByLayer, importance, tau } = values;
    return {
      epoch,
      nll: spread(nll),
      prediction: this.spread(prediction, -1),
      margin: spread(margin),
      el2n: spread(el2n),
      importanceByLayer: importanceByLayer.map(spread),
      importance: spread(importance),
      tau: spread(tau),
    };
  }
}
