import type { Dataset } from '../../../datasets/dataset.ts';
import { loadDataset } from '../../../datasets/load.ts';
import type { LoadProgress } from '../../../datasets/source.ts';
import { Gpu } from '../../gpu/gpu.ts';
import { browserDatasetSource } from '../../platform/browser/datasetSource.ts';
import { type MemoryFolder, memoryFolder } from '../../platform/memoryFolder.ts';
import { shownSamples, takeExamples } from '../../report/examples.ts';
import { Stopwatch } from '../../run/stopwatch.ts';
import { checkClaims } from '../../studies/claims/checkClaims.ts';
import { answerFigures } from '../../studies/drawFigures.ts';
import type { Answer, Finding } from '../../studies/figure.ts';
import type { PresetName } from '../../studies/presets.ts';
import { presetRequest, type StudyRequest } from '../../studies/request.ts';
import { beginStudy } from '../../studies/running/beginStudy.ts';
import { countWhole, readFigureInputs } from '../../studies/running/readStudy.ts';
import { runStudy } from '../../studies/running/runStudy.ts';
import type { Study } from '../../studies/running/settings.ts';
import { failureOf } from '../worker/failure.ts';
import {
  loadingStep,
  type Studied,
  type StudiedDataset,
  type StudyCommand,
  type StudyEvent,
  type StudyStep,
} from './protocol.ts';

/** Progress is told at most so often, milliseconds. */
const BETWEEN_STEPS = 150;

/** A study that was begun, with what it has so far. */
interface BegunStudy {
  readonly asked: string;
  readonly study: Study;
  readonly datasets: readonly Dataset[];
}

export interface StudyRunnerOptions {
  readonly post: (event: StudyEvent) => void;
  /** The address of the page, beside which `data/` may be. */
  readonly base: string | URL;
}

/** Runs the study of the command line in memory. A stopped or lost one is continued after its whole runs. */
export class StudyRunner {
  private readonly folder: MemoryFolder = memoryFolder('the study');
  private readonly stopwatch = new Stopwatch();
  private begun: BegunStudy | undefined;
  private stop = new AbortController();
  private toldAt = 0;
  private running = false;

  constructor(private readonly options: StudyRunnerOptions) {}

  /** Takes a command. What fails is said in an event; this never throws. */
  obey(command: StudyCommand): void {
    if (command.do === 'stop') this.stop.abort();
    else if (!this.running) void this.run(command.asked, command.adapter);
  }

  private async run(asked: PresetName | StudyRequest, adapter: string): Promise<void> {
    this.running = true;
    this.stop = new AbortController();
    const { signal } = this.stop;
    const started = performance.now();
    let gpu: Gpu | undefined;
    try {
      const request = typeof asked === 'string' ? presetRequest(asked) : asked;
      gpu = await Gpu.open({ adapter });
      const { study, datasets } = await this.begin(gpu, request, signal);
      const onProgress = ({ activity, done, total }: Omit<StudyStep, 'left'>) => this.tell(activity, done, total);
      await runStudy(gpu, this.folder, study, datasets, { signal, onProgress });
      const studied = await this.findings(study, datasets);
      this.options.post({ event: 'done', studied, seconds: (performance.now() - started) / 1000 });
    } catch (error) {
      await this.say(error, signal);
    } finally {
      this.running = false;
      await gpu?.close();
    }
  }

  /** Continues the study that was begun where adapter and request are the same; else starts anew. */
  private async begin(gpu: Gpu, request: StudyRequest, signal: AbortSignal): Promise<BegunStudy> {
    const asked = JSON.stringify([request, gpu.adapter]);
    if (this.begun?.asked === asked) return this.begun;
    const source = await browserDatasetSource(this.options.base, { signal });
    const datasets: Dataset[] = [];
    for (const name of request.datasets) {
      const { samples, testSamples } = request;
      const progress = (step: LoadProgress) => this.options.post({ event: 'progress', progress: loadingStep(step) });
      datasets.push(await loadDataset(name, source, { samples, testSamples, signal, progress }));
    }
    const study = await beginStudy(gpu, this.folder, { ...request, loaded: datasets });
    this.begun = { asked, study, datasets };
    return this.begun;
  }

  private tell(activity: string, done: number, total: number): void {
    const left = this.stopwatch.left(done, total);
    if (performance.now() - this.toldAt < BETWEEN_STEPS) return;
    this.toldAt = performance.now();
    this.options.post({ event: 'progress', progress: { activity, done, total, left } });
  }

  /** What the report is drawn from: the figures' rows, the claims, and what is shown of the data. */
  private async findings(study: Study, datasets: readonly Dataset[]): Promise<Studied> {
    const parts: StudiedDataset[] = [];
    for (const [index, entry] of study.datasets.entries()) {
      const inputs = await readFigureInputs(this.folder, study, entry);
      const answers = answerFigures(inputs);
      const data = datasets[index];
      const examples = data ? await takeExamples(inputs, data, shownSamples(inputs, answers)) : null;
      parts.push({ inputs, findings: answers.map(findingOf), examples });
    }
    return { datasets: parts, claims: checkClaims(parts.map(({ inputs }) => inputs)) };
  }

  private async say(error: unknown, signal: AbortSignal): Promise<void> {
    this.stopwatch.reset();
    if (!signal.aborted) return this.options.post({ event: 'failed', failure: failureOf(error) });
    const counted = this.begun ? await countWhole(this.folder, this.begun.study) : { whole: 0, all: 0 };
    this.options.post({ event: 'stopped', ...counted });
  }
}

/** Functions cannot travel from the worker to the page. */
function findingOf({ draw: _, ...finding }: Answer): Finding {
  return finding;
}
