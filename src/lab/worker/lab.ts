import { LabelDoubt } from '../../../datasets/assembly/roles/labelDoubt.ts';
import type { BeginCommand, Command, DataRequest } from '../protocol/commands.ts';
import type { WorkerEvent } from '../protocol/events.ts';
import type { EpochSummary } from '../protocol/values.ts';
import { answer } from './answers.ts';
import { load, outlineOf } from './data/loading.ts';
import { WatchedLoading } from './data/watchedLoading.ts';
import { failureOf } from './failure.ts';
import { RunStore } from './history/runStore.ts';
import { OpenedRun } from './opened/openedRun.ts';
import { checkDataOf, viewOf } from './opened/opening.ts';
import { runSource } from './opened/runSource.ts';
import { haveSameSamples } from './opened/sameSamples.ts';
import { beginHistory, type NamedDataset, planRun } from './training/newRun.ts';
import { Trainer } from './training/trainer.ts';
import { buffersIn } from './transfer.ts';

/** Whole values go to the page at most so often, milliseconds; summaries of epochs always do. */
const BETWEEN_VALUES = 300;

export interface LabOptions {
  readonly post: (event: WorkerEvent, transfer: Transferable[]) => void;
  /** The address of the page, beside which `data/` may be. */
  readonly base: string | URL;
}

/** What the worker does: it holds the data and the runs on them, and carries out commands one after another. */
export class Lab {
  private queue: Promise<void> = Promise.resolve();
  private readonly trainer = new Trainer(
    (event) => this.post(event),
    (work) => this.inTurn(work),
  );
  private readonly loading = new WatchedLoading((progress) => this.post({ event: 'loading', progress }));
  private readonly runs = new RunStore();
  private dataset: NamedDataset | undefined;
  private opened: OpenedRun | undefined;
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

  /** Obeys what must not wait for the commands before it; false for everything else. */
  private obeyAtOnce(command: Command): boolean {
    switch (command.do) {
      case 'cancel':
        this.loading.cancel();
        return true;
      case 'pause':
        this.trainer.pause();
        return true;
      case 'speed':
        this.trainer.slowTo(command.stepsPerSecond);
        return true;
      case 'stopAt':
        this.trainer.stopAt(command.epochs);
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
        return this.begin(command);
      case 'goOn':
        return this.trainer.goOn(command.how);
    }
  }

  private async load(request: DataRequest): Promise<void> {
    let came = false;
    try {
      await this.loading.run(async (watch) => {
        const data = await load(request, this.options.base, watch);
        const outline = await outlineOf(data);
        await this.trainer.end();
        this.runs.forget(() => true);
        [this.dataset, this.opened] = [{ data, name: request.name }, undefined];
        this.post({ event: 'data', data: outline });
        came = true;
        for (const note of data.notes ?? []) this.post({ event: 'notice', sentence: `${note}.`, about: 'data' });
      });
    } catch (error) {
      this.askLabel(error);
    } finally {
      if (!came) this.post({ event: 'loadFailed' });
    }
  }

  /** Asks where the classes are, where only that hinders; throws every other error. */
  private askLabel(error: unknown): void {
    if (!(error instanceof LabelDoubt)) throw error;
    const { sentence } = failureOf(error);
    this.post({ event: 'labelAsked', question: { sentence, columns: error.candidates } });
  }

  /** Shows a run from a folder; its data are not there until they are attached. Runs on other data are forgotten. */
  private openRun({ name, files, path }: Extract<Command, { do: 'openRun' }>): Promise<void> {
    return this.loading.run(async (watch) => {
      const opened = await OpenedRun.read(await runSource(name, files, path), watch);
      await this.trainer.end();
      this.runs.forget((other) => !haveSameSamples(other, opened));
      [this.dataset, this.opened] = [undefined, opened];
      const run = this.runs.add(opened);
      this.post({ event: 'opened', run: viewOf(opened, run, this.runs.previousOf(run)) });
    });
  }

  /** Loads the data of the opened run. Throws DatasetError where they are others. */
  private attach(request: DataRequest): Promise<void> {
    return this.loading.run(async (watch) => {
      const { opened } = this;
      if (opened === undefined) return;
      const data = await load(request, this.options.base, watch);
      await checkDataOf(opened, data);
      this.dataset = { data, name: request.name };
      this.post({ event: 'attached', data: await outlineOf(data) });
    });
  }

  private async begin(command: BeginCommand): Promise<void> {
    const { next } = this.runs;
    try {
      await this.beginNext(command);
    } finally {
      if (this.runs.next === next) this.post({ event: 'beginFailed' });
    }
    if (command.goOn && this.runs.next > next) await this.trainer.goOn(command.goOn);
  }

  private async beginNext({ settings, edits }: BeginCommand): Promise<void> {
    const { dataset, runs, trainer } = this;
    if (dataset === undefined && this.opened === undefined) return;
    if (dataset === undefined) throw new RangeError('the data of this run are not loaded: load them to train on them');
    const plan = planRun(dataset, settings, edits ?? null);
    const scores = runs.scoresFor(plan.config);
    const run = runs.next;
    const history = await beginHistory(await trainer.device.open(), plan, (summary) => this.tellEpoch(run, summary));
    const paced = await trainer.replaceBy({ run, history, scores });
    runs.add(history);
    this.post({ event: 'began', run: { run, config: plan.config, steps: paced.steps } });
    paced.tellState();
  }

  private tellEpoch(run: number, epoch: EpochSummary): void {
    const { held } = this.trainer;
    const due = held || performance.now() - this.valuesAt >= BETWEEN_VALUES;
    const values = due ? this.runs.get(run)?.valuesAt(epoch.epoch) : undefined;
    if (values) this.valuesAt = performance.now();
    this.post({ event: 'epoch', run, epoch, ...(values && { values }) });
    this.trainer.pauseIfFull();
  }

  private async answer({ id, question }: Extract<Command, { do: 'ask' }>): Promise<void> {
    try {
      const reply = await answer(question, this.dataset?.data, this.runs);
      this.post({ event: 'answer', id, answer: reply });
    } catch (error) {
      this.post({ event: 'unanswered', id, sentence: failureOf(error).sentence });
    }
  }

  private post(event: WorkerEvent): void {
    this.options.post(event, buffersIn(event));
  }
}
