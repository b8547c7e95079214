import { escapeMarkup } from '../../plots/svgText.ts';
import { ALL_CLASSES, type EpochRow } from '../../run/records.ts';
import type { BatchRun, FigureInputs } from '../../studies/figureInputs.ts';
import { listed } from '../../studies/words.ts';
import { htmlTable } from '../html.ts';

/** The trainings of a study, apart from the first of each data set; empty where there are no others. */
export function studyRunsSection(allInputs: readonly FigureInputs[]): string {
  const parts = allInputs.filter(({ seeds, batchRuns }) => seeds.length > 1 || batchRuns.length > 0);
  if (parts.length === 0) return '';
  const several = allInputs.length > 1;
  const columns = parts.map((inputs) => {
    const heading = several ? `<h3>${escapeMarkup(inputs.dataset)}</h3>` : '';
    return `<div>${heading}${seedWords(inputs)}${batchWords(inputs)}</div>`;
  });
  return `<section id="runs" aria-labelledby="runs-title"><h2 id="runs-title">The runs of this study</h2>
<div class="beside">${columns.join('')}</div></section>`;
}

function seedWords({ seeds, run }: FigureInputs): string {
  if (seeds.length < 2) return '';
  const numbers = listed(seeds.map(({ seed }) => String(seed)));
  return `<p>${seeds.length} runs measured sample by sample, which differ in the seed of the initialisation alone: ${numbers}.
Figures of a single run show seed ${run.config.seed}.</p>`;
}

function batchWords({ batchRuns, paths }: FigureInputs): string {
  if (batchRuns.length === 0) return '';
  const [names, seeds] = [namesOf(batchRuns), seedsOf(batchRuns)];
  const followed = paths ? ` The parameters of the first initialisation were followed for ${paths.epochs} epochs.` : '';
  return `<p>${batchRuns.length} trainings: ${names.length} ways to build the batches, ${seeds.length}
${seeds.length === 1 ? 'initialisation' : 'initialisations'} each. ${divergedWords(batchRuns)}${followed} Below, the test error after the last epoch.</p>
${htmlTable(names.map((name) => errorRow(name, seeds, batchRuns)))}`;
}

function divergedWords(batchRuns: readonly BatchRun[]): string {
  const diverged = batchRuns.filter((run) => run.diverged);
  if (diverged.length === 0) return 'None diverged.';
  const words = diverged.map((run) => `${run.batches} of seed ${run.seed} after epoch ${lastRow(run)?.epoch ?? 0}`);
  return `The loss or a gradient was no longer finite, so that these diverged: ${listed(words)}.`;
}

/** Test errors by seed; none where the training diverged or there was none. */
function errorRow(
  name: string,
  seeds: readonly number[],
  batchRuns: readonly BatchRun[],
): Record<string, string | null> {
  const cells = seeds.map((seed) => {
    const run = batchRuns.find((one) => one.batches === name && one.seed === seed);
    const error = run === undefined || run.diverged ? undefined : lastRow(run)?.error;
    return [`seed ${seed}`, error == null ? null : `${(100 * error).toFixed(2)}%`];
  });
  return { batches: name, ...Object.fromEntries(cells) };
}

function lastRow({ epochRows }: BatchRun): EpochRow | undefined {
  return epochRows.findLast(({ split, class: label }) => split === 'test' && label === ALL_CLASSES);
}

function namesOf(batchRuns: readonly BatchRun[]): string[] {
  return [...new Set(batchRuns.map(({ batches }) => batches))];
}

function seedsOf(batchRuns: readonly BatchRun[]): number[] {
  return [...new Set(batchRuns.map(({ seed }) => seed))].sort((a, b) => a - b);
}
