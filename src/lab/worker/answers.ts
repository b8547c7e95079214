import type { Dataset } from '../../../datasets/dataset.ts';
import { memoryFolder } from '../../platform/memoryFolder.ts';
import type { Answers, Question } from '../protocol/questions.ts';
import { pixelsOf } from './data/loading.ts';
import type { RunHistory } from './history/history.ts';
import { issuesOf } from './history/issues.ts';
import { rankingOf } from './history/ranking.ts';
import type { RunStore } from './history/runStore.ts';
import { selectionHistoryOf } from './history/selectionHistory.ts';
import { storyOf } from './history/story.ts';
import { runsIn } from './opened/runSource.ts';
import { archiveOf, recordsOf } from './saving/archive.ts';

/** Answers a question of the page. Throws RangeError where it asks about something that is not there. */
export async function answer(
  question: Question,
  data: Dataset | undefined,
  runs: RunStore,
): Promise<Answers[Question['ask']]> {
  if (question.ask === 'pixels') return pixelsOf(data ?? missing('data set'), question.samples);
  if (question.ask === 'runs') return runsIn(question.name, question.files);
  const history = runs.get(question.run) ?? missing(`run ${question.run}`);
  switch (question.ask) {
    case 'story':
      return storyOf(history, question.sample);
    case 'ranking':
      return rankingOf(history, question.by, sinceOf(question.since, runs));
    case 'issues':
      return issuesOf(history);
    case 'selectionHistory':
      return selectionHistoryOf(history, question.samples, question.after);
    case 'values':
      return history.valuesAt(question.epoch) ?? missing(`epoch ${question.epoch}`);
    case 'folder':
      return folderOf(history);
    case 'archive':
      return archiveOf(history, question.name);
    case 'records':
      return recordsOf(history);
  }
}

function sinceOf(run: number | undefined, runs: RunStore): RunHistory | undefined {
  return run === undefined ? undefined : (runs.get(run) ?? missing(`run ${run}`));
}

async function folderOf(history: RunHistory): Promise<Answers['folder']> {
  const folder = memoryFolder('the run');
  await history.writeTo(folder);
  return [...folder.files];
}

function missing(what: string): never {
  throw new RangeError(`there is no ${what} any more`);
}
