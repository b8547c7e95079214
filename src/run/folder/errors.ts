/** The folder already holds a run and nobody said that it may be replaced. */
export class RunExistsError extends Error {
  override readonly name = 'RunExistsError';
}

/** A file of the run is missing, damaged or of another format version; the message names the file. */
export class DamagedRunError extends Error {
  override readonly name = 'DamagedRunError';
}
