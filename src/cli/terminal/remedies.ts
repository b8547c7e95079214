import type { DatasetRemedy } from '../../../datasets/dataset.ts';
import type { NoAdapterError } from '../../platform/adapterChoice.ts';
import type { FolderRemedy } from '../../run/folder/errors.ts';
import type { StudyRemedy } from '../../studies/running/errors.ts';

type Remedy = FolderRemedy | StudyRemedy | DatasetRemedy | NoAdapterError['remedy'];

/** What an error's remedy is on the command line. Other rooms do not know the flags: they only say which remedy helps. */
const REMEDIES: Readonly<Record<Remedy, string>> = {
  makeRoom: 'choose another folder or replace it with --force',
  continueStudy: 'continue it with --resume, replace it with --force, or choose another folder',
  writeAgain: 'write it again with --force',
  beginStudyAgain: 'begin the study again with --force',
  chooseFirstAdapter: 'choose the first with --adapter, or begin the study again with --force',
  chooseAdapter: 'choose another with --adapter',
  letDownload: 'without --data-dir they are downloaded',
  nameFolder: '--data-dir can name another folder that holds them',
};

/** The error's message, and what to do about it where the error says what helps. */
export function withRemedy(error: Error): string {
  const remedy = 'remedy' in error ? error.remedy : undefined;
  return isRemedy(remedy) ? `${error.message}; ${REMEDIES[remedy]}` : error.message;
}

function isRemedy(remedy: unknown): remedy is Remedy {
  return typeof remedy === 'string' && Object.hasOwn(REMEDIES, remedy);
}
