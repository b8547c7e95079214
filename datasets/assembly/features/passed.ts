import type { Watch } from '../../source.ts';
import type { Table } from '../../tables/table.ts';

/** Is told how many rows of a table a pass has gone by; throws where the work is to end. */
export type Passed = (rows: number) => void;

/** Tells whoever watches. */
export function passedOf({ file, rows: total }: Table, { signal, progress }: Watch): Passed {
  return (done) => {
    signal?.throwIfAborted();
    progress?.({ activity: 'reading', name: file, done, total });
  };
}
