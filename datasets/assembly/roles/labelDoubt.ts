import { DatasetError } from '../../dataset.ts';

/** Nothing tells which column holds the classes; whoever can ask the user shows the candidates. */
export class LabelDoubt extends DatasetError {
  constructor(
    message: string,
    /** The names of all columns that may be it, the likeliest first. */
    readonly candidates: readonly string[],
  ) {
    super(message);
  }
}
