import type { Dataset } from '../../../datasets/dataset.ts';
import type { Scores } from '../../batches/batches.ts';
import type { Folder } from '../../platform/folder.ts';
import { nodeFolder } from '../../platform/node/files.ts';
import type { RunSettings } from '../../run/config.ts';
import { describeConfig } from '../../run/describe.ts';
import { splitDigest } from '../../run/digest.ts';
import { RunExistsError } from '../../run/folder/errors.ts';
import { readScores } from '../../run/folder/read/readScores.ts';
import { refuseExistingRun } from '../../run/folder/write/writer.ts';
import type { RunProgress } from '../../run/training/plannedRun.ts';
import { trainIntoFolder } from '../../run/training/trainIntoFolder.ts';
import { STUDY_FILE } from '../../studies/running/layout.ts';
import { openFlagged } from '../flags/commonFlags.ts';
import { loadFlagged } from '../flags/loadFlagged.ts';
import { refuseOutInData } from '../flags/outApart.ts';
import { outFolder, type TrainFlags } from '../flags/outFlags.ts';
import { readingOf } from '../flags/readingFlags.ts';
import { checkBatchSize } from '../flags/runFlags.ts';
import { abortOnSignals } from '../terminal/interruption.ts';
import { noteReading } from '../terminal/sayReading.ts';
import { sayResult } from '../terminal/sayResult.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';
import { withWhatIsLeft } from './whatIsLeft.ts';

/** Trains, writes the run folder, draws the report, and says what was found. */
export async function train(flags: TrainFlags, settings: RunSettings): Promise<void> {
  const terminal = openTerminal(flags.json);
  const signal = abortOnSignals(terminal);
  const reading = readingOf(flags, [flags.dataset]);
  const out = outFolder(flags);
  refuseOutInData(out, [flags.dataset]);
  const folder = nodeFolder(out);
  await refuseStudy(folder);
  if (!flags.force) await refuseExistingRun(folder);
  const dataset = await loadFlagged({ ...flags, reading }, terminal, signal);
  signal.throwIfAborted();
  noteReading(terminal, dataset);
  checkBatchSize(settings, dataset);
  // Loaded only now, since loading is slow and the data might have been refused; and before the run, since the program's
  // files may be replaced during it.
  const { drawReport } = await import('../report/drawReport.ts');
  const seconds = await trainOn(dataset, settings, flags, { folder, terminal, signal });
  const { claims } = await drawReport(out, { data: dataset });
  sayResult(terminal, { out, seconds, claims }, `trained in ${seconds.toFixed(1)} s`);
}

/** A run between the files of a study would pass for it, so this is refused by force too. Throws RunExistsError. */
async function refuseStudy(folder: Folder): Promise<void> {
  if (!(await folder.has(STUDY_FILE))) return;
  throw new RunExistsError(
    `${folder.location} holds a study (${STUDY_FILE}), which a single run cannot replace; choose another folder`,
  );
}

interface Surroundings {
  readonly folder: Folder;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Opens the adapter for as long as the training takes; returns the seconds. */
async function trainOn(dataset: Dataset, settings: RunSettings, flags: TrainFlags, around: Surroundings) {
  const { folder, terminal, signal } = around;
  const config = describeConfig(flags.dataset, dataset, settings);
  const scores = await scoresFor(settings, dataset);
  const gpu = await openFlagged(flags, terminal);
  const started = performance.now();
  const onProgress = (progress: RunProgress) => {
    if (!signal.aborted) showProgress(terminal, progress);
  };
  try {
    signal.throwIfAborted();
    await trainIntoFolder(gpu, dataset, { config, folder, scores }, { force: flags.force, signal, onProgress });
  } catch (error) {
    throw await withWhatIsLeft(error, folder, config);
  } finally {
    terminal.progress.end();
    await gpu.close();
  }
  return (performance.now() - started) / 1000;
}

/** The scores that the batches are built from; none where they need none. */
async function scoresFor({ scores }: RunSettings, { train }: Dataset): Promise<Scores | null> {
  if (scores === undefined) return null;
  return readScores(nodeFolder(scores), { samples: train.samples, sha256: await splitDigest(train) });
}

function showProgress(terminal: Terminal, { epoch, epochs, step, steps, latest }: RunProgress): void {
  const [train = '', test = ''] = ['train', 'test'].map((wanted) => {
    const row = latest.find(({ split }) => split === wanted);
    return row && `${(100 * row.error).toFixed(2)}%`;
  });
  const errors = train === '' ? '' : `, error ${train} (test ${test})`;
  const milestone = latest[0] && `epoch ${latest[0].epoch}/${epochs} · train error ${train}, test error ${test}`;
  terminal.progress.update(`epoch ${epoch}/${epochs}${errors}`, (epoch - 1) * steps + step, epochs * steps, milestone);
}
