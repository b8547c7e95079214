import { computed, effect, signal } from '@preact/signals';
import { ISSUES, type Issue } from '../../importance/issues/issues.ts';
import { marks } from '../marks/marks.ts';
import type { Ranking, Score } from '../protocol/questions.ts';
import { selection } from '../selection/selection.ts';
import { followAnswer } from '../session/followAnswer.ts';
import { labels } from '../session/labels.ts';
import { classes, data, previousRun, run, training } from '../session/signals.ts';
import { ask } from '../session/workerLine.ts';

/** What the grid of samples shows, and in which order. */

export interface Sorting {
  readonly by: Score;
  /** By how the score differs from the previous run. */
  readonly change: boolean;
  readonly ascending: boolean;
}

export interface Filter {
  /** Whose class is meant: the label's, or what the network takes the sample for. */
  readonly of: 'label' | 'prediction';
  readonly class: number | null;
  readonly issue: Issue | null;
  readonly only: 'all' | 'selected' | 'marked';
}

export const NO_FILTER: Filter = { of: 'label', class: null, issue: null, only: 'all' };

export const sorting = signal<Sorting>({ by: 'tau', change: false, ascending: false });
export const filter = signal<Filter>(NO_FILTER);

/** The sample that the keys move from, and whose story is told; `null` before any. */
export const focused = signal<number | null>(null);
export const storyOpen = signal(false);

/** Takes out of the filter a class that other data lack, and the focus from a sample that they lack. */
export function fitToData(): void {
  effect(() => {
    if (data.value === null) return;
    if ((filter.value.class ?? -1) >= classes.value.length) filter.value = { ...filter.value, class: null };
    if ((focused.value ?? -1) >= data.value.samples) focused.value = null;
  });
}

/** The sorting that applies: by change only with a previous run, by layer only where the run has that layer. */
export const sortedBy = computed((): Sorting => {
  const { by, change, ascending } = sorting.value;
  const isThere = typeof by !== 'object' || run.value === null || by.layer < run.value.layers.length;
  return { by: isThere ? by : 'tau', change: change && previousRun.value !== null, ascending };
});

/** A run's order and issues, as the worker answered. */
interface RunRanking {
  readonly run: number;
  readonly ranking: Ranking;
  readonly issues: Uint8Array;
}

const answered = signal<RunRanking | null>(null);
const answeredForPresent = computed(() => (answered.value?.run === run.value?.run ? answered.value : null));

/** The present run's samples by the score; `null` before its first epoch. A ranking goes with its run. */
export const ranking = computed(() => answeredForPresent.value?.ranking ?? null);
export const issues = computed(() => answeredForPresent.value?.issues ?? null);

/** All samples of the whole set in the order of the grid: those that the run leaves out come last. */
const ordered = computed((): Uint32Array => {
  const samples = data.value?.samples ?? 0;
  const ranked = ranking.value?.order ?? new Uint32Array(0);
  const order = new Uint32Array(samples);
  order.set(sorting.value.ascending ? ranked.slice().reverse() : ranked);
  if (ranked.length === samples) return order;
  const has = new Uint8Array(samples);
  for (const sample of ranked) has[sample] = 1;
  let end = ranked.length;
  for (let sample = 0; sample < samples; sample++) if (has[sample] === 0) order[end++] = sample;
  return order;
});

/** The samples that pass the filter, in their order. */
export const shown = computed((): Uint32Array => {
  const { of, class: wanted, issue, only } = filter.value;
  const bit = issue === null ? 0 : 1 << ISSUES.indexOf(issue);
  const classOf = of === 'label' ? labels.value : (run.value?.values?.prediction ?? labels.value);
  const mask = only === 'selected' ? selection.value?.mask : undefined;
  const marked = only === 'marked' ? marks.value : undefined;
  if (wanted === null && bit === 0 && only === 'all') return ordered.value;
  const found = issues.value;
  return ordered.value.filter(
    (sample) =>
      (wanted === null || classOf[sample] === wanted) &&
      (bit === 0 || ((found?.[sample] ?? 0) & bit) !== 0) &&
      (mask === undefined || mask[sample] === 1) &&
      (marked === undefined || marked.excluded.has(sample) || marked.relabelled.has(sample)),
  );
});

/** Place of a sample in the ranking, from 1 on; `null` where it has none. */
export const rankOf = computed(() => {
  const order = ranking.value?.order;
  if (!order) return () => null;
  const places = new Uint32Array(data.value?.samples ?? 0);
  for (let place = 0; place < order.length; place++) places[order[place] ?? 0] = place + 1;
  return (sample: number) => places[sample] || null;
});

/** While the training goes on the order changes so often at most, milliseconds. */
const BETWEEN_ORDERS = 1500;

/** Asks for the order and the issues as the run and the sorting change, until the function that it returns is called. */
export function followRanking(): () => void {
  const isWanted = () => {
    sorting.value;
    previousRun.value?.run;
    return true;
  };
  return followAnswer(run, isWanted, async (present) => {
    await fetchRanking(present.run, present.epochs.length).catch(() => undefined); // The run has gone in the meantime.
    if (training.peek().playing) await new Promise((resolve) => setTimeout(resolve, BETWEEN_ORDERS));
  });
}

/** Takes the order and the issues of a run, which are shown as long as it is the present one. */
export function takeRanking(ranking: RunRanking): void {
  answered.value = ranking;
}

async function fetchRanking(number: number, epochs: number): Promise<void> {
  if (epochs === 0) return;
  const { by, change } = sortedBy.peek();
  const since = change ? previousRun.peek()?.run : undefined;
  const [order, found] = await Promise.all([
    ask<'ranking'>({ ask: 'ranking', run: number, by, since }),
    ask<'issues'>({ ask: 'issues', run: number }),
  ]);
  takeRanking({ run: number, ranking: order, issues: found });
}
