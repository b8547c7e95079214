import type { Dataset } from '../../../datasets/dataset.ts';
import type { LoadProgress, Watch } from '../../../datasets/source.ts';
import { MissingScoresError, type Scores } from '../../batches/batches.ts';
import { scoreOf } from '../../batches/names.ts';
import { checkRoom } from '../../mlp/mlp.ts';
import { glorotUniform } from '../../mlp/parameters.ts';
import { networkShape, type RunConfig, type RunSettings } from '../../run/config.ts';
import { describeConfig, describeEnvironment } from '../../run/describe.ts';
import { type Edits, editDataset, keptSamples } from '../../run/edits/edits.ts';
import type { Command, DataRequest, EpochSummary, LabEvent } from '../session/protocol.ts';
import { answer } from './answers.ts';
import { failureOf } from './failure.ts';
import { RunHistory } from './history.ts';
import { load, outlineOf } from './loading.ts';
import { OpenedRun } from './openedRun.ts';
import { checkDataOf, viewOf } from './opening.ts';
import { runSource } from './runSource.ts';
import { Trainer } from './trainer.ts';
import { buffersIn } from './values.ts';

/** Whole values go to the page at most so often, milliseconds; summaries of epochs always do. */
const BETWEEN_VALUES = 300;

export interface LabOptions {
  readonly post: (event: LabEvent, transfer: Transferable[]) => void;
  /** The address of the page, beside which `data/` may be. */
  readonly base: string | URL;
}

/** What trains: the adapter, the data, the run under way and the one before. Obeys commands one after another. */
export class Lab {
  private queue: Promise<void> = Promise.resolve();
  private readonly trainer = new Trainer(
    (event) => this.post(event),
    (work) => this.inTurn(work),
  );
  private dataset: { data: Dataset; name: string } | undefined;
  private opened: OpenedRun | undefined;
  private loading = new AbortController();
  private readonly histories = new Map<number, RunHistory>();
  private runs = 0;
  private valuesAt = 0;

  constructor(private readonly options: LabOptions) {}

  /** Takes a command. What fails is said in an event; this never throws. */
  obey(command: Command): void {
    if (command.do === 'ask') void this.answer(command);
    else if (!this.obeyAtOnce(command)) {
      this.inTurn(() => this.carryOut(command));
    }
  }

  private inTurn(work: () => Promise<void>): void {
    this.queue = this.queue.then(work).catch((error) => this.trainer.fail(error));
  }

  /** What must not wait for the commands before it; false for everything else. */
  private obeyAtOnce(command: Command): boolean {
    switch (command.do) {
      case 'cancel':
        this.loading.abort();
        return true;
      case 'pause':
        this.trainer.pause();
        return true;
      case 'speed':
        this.trainer.slowTo(command.stepsPerSecond);
        return true;
      case 'until':
        this.trainer.stopAfter(command.epochs);
        return true;
      default:
        return false;
    }
  }

  private async carryOut(command: Command): Promise<void> {
    switch (command.do) {
      case 'open':
        this.trainer.device.adapter = command.adapter;
        await this.trainer.device.open();
        break;
      case 'load':
        return this.load(command.data);
      case 'openRun':
        return this.openRun(command);
      case 'attach':
        return this.attach(command.data);
      case 'begin':
        await this.beginOrRefuse(command.settings, command.edits ?? null);
        return command.play ? this.trainer.goOn((gate) => gate.play()) : undefined;
      case 'play':
        return this.trainer.goOn((gate) => gate.play());
      case 'step':
        return this.trainer.goOn((gate) => gate.step(command.unit));
    }
  }

  private async load(request: DataRequest): Promise<void> {
    let came = false;
    try {
      await this.loadWith(async (watch) => {
        const data = await load(request, this.options.base, watch);
        const outline = await outlineOf(data);
        await this.clear();
        this.dataset = { data, name: request.name };
        this.post({ event: 'data', data: outline });
        came = true;
        for (const note of data.notes ?? []) this.post({ event: 'notice', sentence: `${note}.` });
      });
    } finally {
      if (!came) this.post({ event: 'kept' });
    }
  }

  /** Shows a run from a folder; its data are not there until they are attached. */
  private openRun({ name, files, path }: Extract<Command, { do: 'openRun' }>): Promise<void> {
    return this.loadWith(async (watch) => {
      const opened = await OpenedRun.read(await runSource(name, files, path), watch);
      await this.clear();
      this.runs += 1;
      this.opened = opened;
      this.keep(this.runs, opened);
      this.post({ event: 'opened', run: viewOf(opened, this.runs) });
    });
  }

  /** Loads the data of the opened run. Throws DatasetError where they are others. */
  private attach(request: DataRequest): Promise<void> {
    return this.loadWith(async (watch) => {
      const { opened } = this;
      if (opened === undefined) return;
      const data = await load(request, this.options.base, watch);
      await checkDataOf(opened, data);
      this.dataset = { data, name: request.name };
      this.post({ event: 'attached', data: await outlineOf(data) });
    });
  }

  /** Does what can be watched and given up. */
  private async loadWith(work: (watch: Watch) => Promise<void>): Promise<void> {
    this.loading = new AbortController();
    const { signal } = this.loading;
    let said = 0;
    const progress = (progress: LoadProgress) => {
      if (performance.now() - said < 80 && progress.done < progress.total) return;
      said = performance.now();
      this.post({ event: 'loading', progress });
    };
    try {
      await work({ signal, progress });
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.post({ event: 'loading', progress: null });
    }
  }

  /** Forgets the data and the runs on them. */
  private async clear(): Promise<void> {
    await this.trainer.end();
    this.histories.clear();
    this.dataset = undefined;
    this.opened = undefined;
  }

  private async beginOrRefuse(settings: RunSettings, edits: Edits | null): Promise<void> {
    const { runs } = this;
    this.post({ event: 'beginning' });
    try {
      await this.begin(settings, edits);
    } finally {
      if (this.runs === runs) this.post({ event: 'refused' });
    }
  }

  private async begin(settings: RunSettings, edits: Edits | null): Promise<void> {
    const { dataset } = this;
    if (dataset === undefined && this.opened === undefined) return;
    if (dataset === undefined) throw new RangeError('the data of this run are not loaded: load them to train on them');
    const { name } = dataset;
    const data = edits ? editDataset(dataset.data, edits) : dataset.data;
    if (settings.batchSize > data.train.samples) {
      throw new RangeError(
        `the batch size must be at most the ${data.train.samples} training samples, not ${settings.batchSize}`,
      );
    }
    const config = describeConfig(name, data, settings, edits);
    const scores = this.scoresFor(config);
    const gpu = await this.trainer.device.open();
    checkRoom(gpu, networkShape(config));
    const init = glorotUniform(networkShape(config), config.seed);
    const environment = await describeEnvironment(gpu, data);
    const run = this.runs + 1;
    const history = new RunHistory(config, data, environment, init, (summary) => this.tellEpoch(run, summary));
    const session = await this.trainer.replaceBy({ run, history, scores });
    this.runs = run;
    this.keep(run, history);
    this.post({ event: 'began', run: { run, config, steps: session.steps } });
    session.tellState();
  }

  /** Batches that sort the samples go by the run before. Throws MissingScoresError where there is none. */
  private scoresFor(config: RunConfig): Scores | null {
    const { batches } = config;
    if (scoreOf(batches) === null) return null;
    const samples = keptSamples(config);
    const fits = (run: RunHistory) => run.epochs > 0 && samples.every((sample) => run.rows.rowOf(sample) !== undefined);
    const before = [...this.histories.values()].filter(fits).at(-1);
    if (before !== undefined) return before.scoresOf(samples);
    throw new MissingScoresError(`${batches} sorts the samples by the scores of an earlier run`);
  }

  /** The present run and the one before; a run without an epoch gives way. */
  private keep(run: number, history: RunHistory): void {
    for (const [number, { epochs }] of this.histories) if (epochs === 0) this.histories.delete(number);
    this.histories.set(run, history);
    for (const number of [...this.histories.keys()].slice(0, -2)) this.histories.delete(number);
  }

  private tellEpoch(run: number, epoch: EpochSummary): void {
    const { held } = this.trainer;
    const due = held || performance.now() - this.valuesAt >= BETWEEN_VALUES;
    const values = due ? this.histories.get(run)?.valuesAt(epoch.epoch) : undefined;
    if (values) this.valuesAt = performance.now();
    this.post({ event: 'epoch', run, epoch, ...(values && { values }) });
    this.trainer.pauseIfFull();
  }

  private async answer({ id, question }: Extract<Command, { do: 'ask' }>): Promise<void> {
    try {
      const reply = await answer(question, this.dataset?.data, this.histories);
      this.post({ event: 'answer', id, answer: reply });
    } catch (error) {
      this.post({ event: 'unanswered', id, sentence: failureOf(error).sentence });
    }
  }

  private post(event: LabEvent): void {
    this.options.post(event, buffersIn(event));
  }
}
