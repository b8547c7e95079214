import type { Dataset } from '../../../datasets/dataset.ts';
import type { LoadProgress, Watch } from '../../../datasets/source.ts';
import { MissingScoresError, type Scores } from '../../batches/batches.ts';
import { scoreOf } from '../../batches/names.ts';
import { Gpu } from '../../gpu/gpu.ts';
import { checkRoom } from '../../mlp/mlp.ts';
import { glorotUniform } from '../../mlp/parameters.ts';
import { networkShape, type RunConfig, type RunSettings } from '../../run/config.ts';
import { describeConfig, describeEnvironment } from '../../run/describe.ts';
import { type Edits, editDataset, keptSamples } from '../../run/edits.ts';
import type { Command, DataRequest, EpochSummary, LabEvent } from '../protocol.ts';
import { answer } from './answers.ts';
import { failureOf } from './failure.ts';
import { RunHistory } from './history.ts';
import { load, outlineOf } from './loading.ts';
import { OpenedRun } from './openedRun.ts';
import { checkDataOf, viewOf } from './opening.ts';
import { runSource } from './runSource.ts';
import { Session } from './session.ts';
import { buffersIn } from './values.ts';

/** Whole values go to the page at most so often, milliseconds; summaries of epochs always do. */
const BETWEEN_VALUES = 300;
/** How often a lost device is asked for again, and how long between, milliseconds. */
const REOPENINGS = 10;
const BETWEEN_REOPENINGS = 700;

export interface LabOptions {
  readonly post: (event: LabEvent, transfer: Transferable[]) => void;
  /** The address of the page, beside which `data/` may be. */
  readonly base: string | URL;
}

/** What trains: the adapter, the data, the run under way and the one before. Obeys commands one after another. */
export class Lab {
  private queue: Promise<void> = Promise.resolve();
  private adapter = 'auto';
  private gpu: Gpu | undefined;
  private dataset: { data: Dataset; name: string } | undefined;
  private opened: OpenedRun | undefined;
  private loading = new AbortController();
  private session: Session | undefined;
  private ended: Promise<void> = Promise.resolve();
  private readonly histories = new Map<number, RunHistory>();
  private runs = 0;
  private pace: { stepsPerSecond: number | null; epochs: number | null } = { stepsPerSecond: null, epochs: null };
  private valuesAt = 0;

  constructor(private readonly options: LabOptions) {}

  /** Takes a command. What fails is said in an event; this never throws. */
  obey(command: Command): void {
    if (command.do === 'ask') void this.answer(command);
    else if (!this.obeyAtOnce(command)) {
      this.queue = this.queue.then(() => this.carryOut(command)).catch((error) => this.fail(error));
    }
  }

  /** What must not wait for the commands before it; false for everything else. */
  private obeyAtOnce(command: Command): boolean {
    switch (command.do) {
      case 'cancel':
        this.loading.abort();
        return true;
      case 'pause':
        this.session?.gate.pause();
        return true;
      case 'speed':
        this.pace.stepsPerSecond = command.stepsPerSecond;
        this.session?.gate.slowTo(command.stepsPerSecond);
        return true;
      case 'until':
        this.pace.epochs = command.epochs;
        this.session?.gate.stopAfter(command.epochs);
        return true;
      default:
        return false;
    }
  }

  private async carryOut(command: Command): Promise<void> {
    switch (command.do) {
      case 'open':
        this.adapter = command.adapter;
        await this.openGpu();
        break;
      case 'load':
        return this.load(command.data);
      case 'openRun':
        return this.openRun(command);
      case 'attach':
        return this.attach(command.data);
      case 'begin':
        return this.begin(command.settings, command.edits ?? null);
      case 'play':
        this.session?.gate.play();
        break;
      case 'step':
        this.session?.gate.step(command.unit);
    }
  }

  private async openGpu(): Promise<Gpu> {
    this.gpu ??= await Gpu.open({ adapter: this.adapter });
    this.post({ event: 'ready', adapter: this.gpu.adapter });
    return this.gpu;
  }

  private load(request: DataRequest): Promise<void> {
    return this.loadWith(async (watch) => {
      const data = await load(request, this.options.base, watch);
      await this.clear();
      this.dataset = { data, name: request.name };
      this.post({ event: 'data', data: await outlineOf(data) });
      for (const note of data.notes ?? []) this.post({ event: 'notice', sentence: `${note}.` });
    });
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
    await this.endSession();
    this.histories.clear();
    this.dataset = undefined;
    this.opened = undefined;
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
    await this.endSession();
    const gpu = this.gpu ?? (await this.openGpu());
    checkRoom(gpu, networkShape(config));
    const init = glorotUniform(networkShape(config), config.seed);
    const environment = await describeEnvironment(gpu, data);
    const run = this.runs + 1;
    const history = new RunHistory(config, data, environment, init, (summary) => this.tellEpoch(run, summary));
    const session = await this.start(run, history, scores);
    this.runs = run;
    this.keep(run, history);
    this.post({ event: 'began', run: { run, config, steps: session.steps } });
    session.tellState();
  }

  /** Puts a run on the GPU, held, from the last epoch of its history on. */
  private async start(run: number, history: RunHistory, scores: Scores | null): Promise<Session> {
    const gpu = this.gpu ?? (await this.openGpu());
    const session = await Session.create(
      gpu,
      history.dataset,
      { config: history.config, history, scores },
      {
        onState: (state) => this.post({ event: 'state', state }),
        onLive: (live) => this.post({ event: 'live', run, live }),
      },
    );
    session.gate.slowTo(this.pace.stepsPerSecond);
    session.gate.stopAfter(this.pace.epochs);
    this.session = session;
    this.ended = this.follow(run, session, scores);
    return session;
  }

  private async follow(run: number, session: Session, scores: Scores | null): Promise<void> {
    try {
      const end = await session.train();
      if (end !== 'ended') this.fail(end);
    } catch (error) {
      const wasPlaying = !session.gate.held;
      const lost = await this.isLost();
      if (!lost) return this.fail(error);
      this.queue = this.queue
        .then(() => this.resume(run, session, scores, wasPlaying))
        .catch((again) => this.fail(again));
    }
  }

  /** After a lost device: another one, and the run from its last whole epoch on. */
  private async resume(run: number, session: Session, scores: Scores | null, playing: boolean): Promise<void> {
    if (this.session !== session) return;
    const { history } = session;
    this.gpu = undefined;
    this.post({ event: 'notice', sentence: 'The GPU device was lost; waiting for another.' });
    await this.reopen();
    const next = await this.start(run, history, scores);
    const sentence = `The GPU device was lost and opened again; the run goes on after epoch ${history.epochs}, with nothing lost before.`;
    this.post({ event: 'notice', sentence });
    if (playing) next.gate.play();
    next.tellState();
  }

  private async reopen(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.openGpu();
        return;
      } catch (error) {
        if (attempt >= REOPENINGS) throw error;
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_REOPENINGS));
      }
    }
  }

  /** Whether the device is gone, which is said a moment after its work has failed. */
  private async isLost(): Promise<boolean> {
    const { gpu } = this;
    if (gpu === undefined) return true;
    const soon = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 300));
    return Promise.race([gpu.device.lost.then(() => true), soon]);
  }

  private async endSession(): Promise<void> {
    this.session?.end();
    this.session = undefined;
    await this.ended;
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
    const held = this.session?.gate.held ?? true;
    const due = held || performance.now() - this.valuesAt >= BETWEEN_VALUES;
    const values = due ? this.histories.get(run)?.valuesAt(epoch.epoch) : undefined;
    if (values) this.valuesAt = performance.now();
    this.post({ event: 'epoch', run, epoch, ...(values && { values }) });
  }

  private async answer({ id, question }: Extract<Command, { do: 'ask' }>): Promise<void> {
    try {
      const reply = await answer(question, this.dataset?.data, this.histories);
      this.post({ event: 'answer', id, answer: reply });
    } catch (error) {
      this.post({ event: 'unanswered', id, sentence: failureOf(error).sentence });
    }
  }

  private fail(error: unknown): void {
    this.post({ event: 'failed', failure: failureOf(error) });
    this.session?.tellState();
  }

  private post(event: LabEvent): void {
    this.options.post(event, buffersIn(event));
  }
}
