import type { FolderSource } from '../../platform/folder.ts';

/** What helps where a folder's content stands in the way; the command line and the lab say it in words of their own. */
export type FolderRemedy = 'makeRoom' | 'continueStudy' | 'writeAgain' | 'beginStudyAgain';

/** The folder already holds a run and nobody said that it may be replaced. */
export class RunExistsError extends Error {
  override readonly name = 'RunExistsError';

  constructor(
    message: string,
    readonly remedy?: FolderRemedy,
  ) {
    super(message);
  }
}

/** A file of the run is missing, damaged or of another format version; the message names the file. */
export class DamagedRunError extends Error {
  override readonly name = 'DamagedRunError';
  readonly remedy: FolderRemedy | undefined;

  constructor(message: string, options: ErrorOptions & { readonly remedy?: FolderRemedy } = {}) {
    super(message, options);
    this.remedy = options.remedy;
  }
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
