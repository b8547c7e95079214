/** The run's records fill the memory that they may take. */
export class FullHistoryError extends Error {
  override readonly name = 'FullHistoryError';

  constructor(epochs: number, bytes: number) {
    super(
      `the records of ${epochs} epochs fill the ${Math.round(bytes / 2 ** 20)} MiB that a run may keep, so it is paused; ` +
        'nothing is lost: save it from Files, or go on with a new run',
    );
  }
}
