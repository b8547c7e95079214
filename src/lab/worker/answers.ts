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
  return answerFromRun(question, runs);
}

type RunQuestion = Extract<Question, { run: number }>;
type About = RunQuestion['ask'];

/** A question of one kind, or of one among several kinds. */
type QuestionOf<K extends About> = { [P in K]: Extract<RunQuestion, { ask: P }> }[K];

/** How each question about a run is answered. */
const FROM_RUN: {
  readonly [K in About]: (
    history: RunHistory,
    question: QuestionOf<K>,
    runs: RunStore,
  ) => Answers[K] | Promise<Answers[K]>;
} = {
  story: (history, { sample }) => storyOf(history, sample),
  ranking: (history, { by, since }, runs) => rankingOf(history, by, sinceOf(since, runs)),
  issues: issuesOf,
  selectionHistory: (history, { samples, after }) => selectionHistoryOf(history, samples, after),
  values: (history, { epoch }) => history.valuesAt(epoch) ?? missing(`epoch ${epoch}`),
  folder: folderOf,
  archive: (history, { name }) => archiveOf(history, name),
  records: recordsOf,
};

function answerFromRun<K extends About>(question: QuestionOf<K>, runs: RunStore): Answers[K] | Promise<Answers[K]> {
  const history = runs.get(question.run) ?? missing(`run ${question.run}`);
  return FROM_RUN[question.ask](history, question, runs);
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
