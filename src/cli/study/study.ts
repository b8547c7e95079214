import { join } from 'node:path';
import type { Dataset } from '../../../datasets/dataset.ts';
import { SampleCountError } from '../../../datasets/limits.ts';
import { type Gpu, GpuError } from '../../gpu/gpu.ts';
import { type Folder, FolderError } from '../../platform/folder.ts';
import { nodeFolder } from '../../platform/node/files.ts';
import { requireFonts } from '../../platform/node/rasterise.ts';
import { refuseExistingRun } from '../../run/folder/write/writer.ts';
import { formatSeconds } from '../../run/stopwatch.ts';
import type { StudyRequest } from '../../studies/request.ts';
import { beginStudy, continueStudy, refuseExistingStudy } from '../../studies/running/beginStudy.ts';
import { countWhole, readStudy } from '../../studies/running/readStudy.ts';
import { runStudy } from '../../studies/running/runStudy.ts';
import type { Study } from '../../studies/running/settings.ts';
import { openFlagged } from '../flags/commonFlags.ts';
import { loadFlagged } from '../flags/loadFlagged.ts';
import { refuseOutInData } from '../flags/outApart.ts';
import { checkBatchSize } from '../flags/runFlags.ts';
import { InterruptedError, UnfinishedRunError, UsageError } from '../terminal/exit.ts';
import { abortOnSignals } from '../terminal/interruption.ts';
import { noteReading } from '../terminal/sayReading.ts';
import { sayResult } from '../terminal/sayResult.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';
import { dryRun } from './dryRun.ts';
import type { StudyFlags } from './studyFlags.ts';
import { continuedRequest, requestOf } from './studySettings.ts';

interface Surroundings {
  readonly folder: Folder;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** What is to be trained: a study, the one that is continued or `null`, and its data. */
interface StudyWork {
  readonly request: StudyRequest;
  readonly before: Study | null;
  readonly datasets: readonly Dataset[];
}

/** Runs a study, or what is left of it, draws its report, and says what became of the claims. */
export async function study(flags: StudyFlags): Promise<void> {
  const started = performance.now();
  const terminal = openTerminal(flags.json);
  const signal = abortOnSignals(terminal);
  if (flags.resume && flags.force) throw new UsageError('--resume continues a study and --force replaces it: give one');
  const out = flags.out ?? join('out', flags.preset ?? 'quick');
  const around = { folder: nodeFolder(out), terminal, signal };
  const before = flags.dryRun ? null : await findStudy(flags, around);
  const request = before ? continuedRequest(flags, before) : requestOf(flags);
  if (!flags.dryRun) refuseOutInData(out, request.datasets);
  if (flags.dryRun) return dryRun(request, flags, terminal, (given) => load(given, request, flags, around));
  if (flags.png) await requireFonts();
  const datasets: Dataset[] = [];
  for (const [index, given] of request.datasets.entries()) {
    datasets.push(await load(given, withSavedSizes(request, before, index), flags, around));
  }
  // Loaded only now, since loading is slow and the data might have been refused; and before the run, since the program's
  // files may be replaced during it.
  const { drawStudy } = await import('../report/drawStudy.ts');
  const done = await train(flags, { request, before, datasets }, around);
  const { claims } = await drawStudy(out, done, { datasets, png: flags.png });
  const seconds = (performance.now() - started) / 1000;
  sayResult(terminal, { out, seconds, claims }, `studied in ${formatSeconds(seconds)}`);
}

/** The study to continue; `null` to begin one. Throws RunExistsError where neither was asked for and one is there. */
async function findStudy({ resume, force }: StudyFlags, { folder, terminal }: Surroundings): Promise<Study | null> {
  if (force) return null;
  if (!resume) {
    await refuseExistingStudy(folder);
    await refuseExistingRun(folder);
    return null;
  }
  const found = await readStudy(folder);
  if (found === null) {
    await refuseExistingRun(folder);
    terminal.note(`${folder.location} holds no study yet: beginning one`);
  }
  return found;
}

/** A continued study takes as many samples of a data set as it began with. */
function withSavedSizes(request: StudyRequest, before: Study | null, index: number): StudyRequest {
  const dataset = before?.datasets[index];
  if (dataset === undefined) return request;
  return { ...request, samples: dataset.train.samples, testSamples: dataset.test.samples };
}

/** Loads a data set: all that it has where it has fewer samples than the preset takes, unless a flag says how many. */
async function load(
  given: string,
  request: Pick<StudyRequest, 'samples' | 'testSamples' | 'reading' | 'settings'>,
  flags: StudyFlags,
  { terminal, signal }: Surroundings,
): Promise<Dataset> {
  const { samples, testSamples, reading } = request;
  try {
    const dataset = await loadFlagged({ ...flags, dataset: given, samples, testSamples, reading }, terminal, signal);
    signal.throwIfAborted();
    noteReading(terminal, dataset);
    checkBatchSize(request.settings.run, dataset);
    return dataset;
  } catch (error) {
    const [cause] = [error instanceof UsageError ? error.cause : error];
    if (!(cause instanceof SampleCountError) || flags[flagOf(cause)] !== undefined) throw error;
    return load(given, { ...request, [flagOf(cause)]: cause.available }, flags, { terminal, signal } as Surroundings);
  }
}

function flagOf({ split }: SampleCountError): 'samples' | 'testSamples' {
  return split === 'training' ? 'samples' : 'testSamples';
}

/** Opens the adapter for as long as the trainings take; returns what the study is. */
async function train(flags: StudyFlags, work: StudyWork, around: Surroundings): Promise<Study> {
  const { request, before, datasets } = work;
  const { folder, terminal, signal } = around;
  const gpu: Gpu = await openFlagged(flags, terminal);
  try {
    signal.throwIfAborted();
    const plan = { ...request, loaded: datasets, networks: flags.networks };
    const begun = before ? await continueStudy(gpu, before, datasets) : await beginStudy(gpu, folder, plan);
    try {
      await runStudy(gpu, folder, begun, datasets, {
        signal,
        onProgress: ({ activity, milestone, done, total }) => {
          if (!signal.aborted) terminal.progress.update(activity, done, total, milestone ? activity : '');
        },
      });
    } catch (error) {
      throw await withWhatTheStudyLeft(error, folder, begun);
    }
    return begun;
  } finally {
    terminal.progress.end();
    await gpu.close();
  }
}

/** The error that ended a study, with what the study leaves where it can be continued. */
async function withWhatTheStudyLeft(error: unknown, folder: Folder, study: Study): Promise<unknown> {
  const inOrder = error instanceof InterruptedError || error instanceof FolderError || error instanceof GpuError;
  if (!inOrder) return error;
  const { whole, all } = await countWhole(folder, study);
  const what = `${folder.location} holds ${whole} of ${all} runs; \`samplescope study --resume --out ${folder.location}\` continues`;
  return new UnfinishedRunError(`${error.message}; ${what}`, { cause: error });
}
