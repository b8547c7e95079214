import { DatasetError } from '../../dataset.ts';
import { type HeldOutOptions, heldOutSeed, heldOutShare } from '../../heldOut.ts';
import { shuffled } from '../../order.ts';

/** Must never change: another seed would change which groups are held out in every run that names groups. */
const SEED = 'samplescope group order';

/** Rows of one group, by class. */
interface Group {
  readonly name: string;
  readonly rows: readonly number[];
  /** [classes]. */
  readonly counts: readonly number[];
}

/** What is said where groups allow no better. */
export interface GroupedSamples {
  readonly rows: readonly number[];
  /** The class of each row of the table. */
  readonly labels: ArrayLike<number>;
  /** The group of each row of the table. */
  readonly groups: readonly string[];
  readonly classes: readonly string[];
  readonly file: string;
}

/**
 * Rows to train with and rows to test with, both in their own order, so that the rows of a group stand on one side and
 * every class gives about the same share of its rows: larger groups are laid first, each where the shares fit best. Every
 * class that trains keeps a group to train with. DatasetError where fewer than two groups can be told apart so.
 */
export function holdOutGroups(samples: GroupedSamples, options: HeldOutOptions): { train: number[]; test: number[] } {
  const groups = groupsOf(samples);
  const order = shuffled(groups, heldOutSeed(SEED, options)).sort((a, b) => b.rows.length - a.rows.length);
  const wanted = totals(groups).map((count) => count * heldOutShare(options));
  const test = layOut(order, wanted);
  if (test.size === 0) throw impossible(samples, groups);
  const rows = (held: boolean) =>
    groups.flatMap((group) => (test.has(group) === held ? group.rows : [])).sort((a, b) => a - b);
  return { train: rows(false), test: rows(true) };
}

function groupsOf({ rows, labels, groups, classes }: GroupedSamples): Group[] {
  const found = new Map<string, { rows: number[]; counts: number[] }>();
  for (const row of rows) {
    const name = groups[row] ?? '';
    const group = found.get(name) ?? { rows: [], counts: classes.map(() => 0) };
    group.rows.push(row);
    const label = labels[row] ?? 0;
    group.counts[label] = (group.counts[label] ?? 0) + 1;
    found.set(name, group);
  }
  return [...found].map(([name, group]) => ({ name, ...group }));
}

function totals(groups: Iterable<Group>): number[] {
  const sums: number[] = [];
  for (const { counts } of groups) {
    for (const [label, count] of counts.entries()) sums[label] = (sums[label] ?? 0) + count;
  }
  return sums;
}

/** The groups to test with: each that brings the shares nearer to what is wanted, and one at least. */
function layOut(order: readonly Group[], wanted: readonly number[]): Set<Group> {
  const left = totals(order);
  const held = wanted.map(() => 0);
  const test = new Set<Group>();
  const take = (group: Group) => {
    test.add(group);
    for (const [label, count] of group.counts.entries()) {
      left[label] = (left[label] ?? 0) - count;
      held[label] = (held[label] ?? 0) + count;
    }
  };
  const fits = ({ counts }: Group) => counts.every((count, label) => count === 0 || (left[label] ?? 0) > count);
  for (const group of order) if (fits(group) && gain(group, held, wanted) > 0) take(group);
  for (const label of wanted.keys()) {
    if ((held[label] ?? 0) > 0) continue;
    const [best] = order
      .filter((group) => !test.has(group) && (group.counts[label] ?? 0) > 0 && fits(group))
      .sort((a, b) => gain(b, held, wanted) - gain(a, held, wanted));
    if (best) take(best);
  }
  return test;
}

/** How much nearer the shares come to what is wanted, as a sum of squares over the classes; less than 0 where farther. */
function gain({ counts }: Group, held: readonly number[], wanted: readonly number[]): number {
  return counts.reduce((sum, count, label) => {
    const target = wanted[label] ?? 0;
    if (target === 0) return sum;
    const [before, after] = [(held[label] ?? 0) - target, (held[label] ?? 0) + count - target];
    return sum + (before * before - after * after) / (target * target);
  }, 0);
}

function impossible({ file, classes }: GroupedSamples, groups: readonly Group[]): DatasetError {
  const lonely = classes.find((_, label) => groups.filter(({ counts }) => (counts[label] ?? 0) > 0).length === 1);
  const found =
    groups.length < 2
      ? `only the group ${groups[0]?.name ?? ''}`
      : `${groups.length} groups, none of which can be left out: class ${lonely ?? classes[0]} would have nothing to train with`;
  return new DatasetError(
    `${file}: expected groups of which some can be held out to test with, found ${found}; give a test file, or leave --group out`,
  );
}
