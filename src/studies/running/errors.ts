/** What helps where a study cannot go on; the command line says it with its flags. */
export type StudyRemedy = 'chooseFirstAdapter' | 'beginStudyAgain';

/** A study cannot go on: the adapter or the data are others than those that it began with. */
export class ChangedStudyError extends Error {
  override readonly name = 'ChangedStudyError';

  constructor(
    message: string,
    readonly remedy: StudyRemedy,
  ) {
    super(message);
  }
}

/** The run that all others of its data set build upon diverged. */
export class LostStudyError extends Error {
  override readonly name = 'LostStudyError';
  readonly remedy = 'beginStudyAgain';
}
