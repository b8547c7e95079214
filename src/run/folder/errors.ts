import type { FolderSource } from '../../platform/folder.ts';

/** The folder already holds a run and nobody said that it may be replaced. */
export class RunExistsError extends Error {
  override readonly name = 'RunExistsError';
}

/** A file of the run is missing, damaged or of another format version; the message names the file. */
export class DamagedRunError extends Error {
  override readonly name = 'DamagedRunError';
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What is wrong with a file that could be read but not understood. */
export function unexpectedContent(source: FolderSource, name: string, issue: Issue | undefined): DamagedRunError {
  const what = issue ? `${issue.path.map(String).join('.') || 'content'}: ${issue.message}` : 'unexpected content';
  return new DamagedRunError(`${source.location}/${name} is not what a run folder holds: ${what}; write the run again`);
}
