import { batch, effect } from '@preact/signals';
import type { Edits } from '../../run/edits/edits.ts';
import { readAddress, writeAddress } from '../address/address.ts';
import { looksAddress, readLooks } from '../address/displayState.ts';
import { keep, kept } from '../address/kept.ts';
import { editsOf, marks } from '../marks/marks.ts';
import { followRemembered } from '../marks/remembered.ts';
import { followMovers } from '../movers/mostImportant.ts';
import { watchEscape } from '../page/escape.ts';
import { followPart } from '../selection/selectionHistory.ts';
import { command, listen, startEngine } from './engine.ts';
import { begun, data, edits, failure, loading, notices, ownFiles, run, settings, speed, training } from './lab.ts';
import type { DataRequest, OwnFile } from './protocol.ts';
import { DEFAULT_SETTINGS, type LabSettings, OWN, runSettings, sameData, sameRun } from './settings.ts';

const STORE = 'samplescope lab';

/** Data that were asked for: by a name or, with `OWN`, from files. */
interface Wish {
  readonly settings: LabSettings;
  readonly own: typeof ownFiles.value;
}

/** What a run begins with. */
interface Beginning {
  readonly settings: LabSettings;
  readonly edits: Edits | null;
}

/** The settings that are being loaded or were: what the worker has, or will have. */
let requested: LabSettings | undefined;
/** What the worker has, and what it will load after that, in this order. */
let loaded: Wish | undefined;
const wishes: Wish[] = [];
/** Runs that the worker was asked to begin and has not yet begun or refused, in this order. */
const asked: Beginning[] = [];
/** What the present run began with. */
let ran: Beginning | null = null;

/** Starts the worker, with the settings of the address, else of the last session. */
export function start(): void {
  const address = location.hash || (kept(STORE) ?? '');
  const { settings: found, complaints } = readAddress(address);
  settings.value = found;
  notices.value = [...complaints, ...readLooks(address)];
  startEngine();
  followMovers();
  followPart();
  followRemembered();
  watchEscape();
  listen((event) => {
    if (event.event === 'data') {
      loaded = wishes.shift();
      edits.value = null;
      ran = null;
      begin();
    } else if (event.event === 'began') {
      ran = asked.shift() ?? null;
    } else if (event.event === 'refused') {
      asked.shift();
      if (asked.length === 0) [begun.value, edits.value] = [ran?.settings ?? null, ran?.edits ?? null];
    } else if (event.event === 'kept') {
      wishes.shift();
      if (wishes.length === 0) returnTo(loaded);
    }
  });
  addEventListener('hashchange', () => followAddress());
  let atFirst = true;
  effect(() => {
    looksAddress.value;
    if (!atFirst) remember(settings.peek());
    atFirst = false;
  });
  command({ do: 'open', adapter: new URLSearchParams(location.search).get('adapter') ?? 'auto' });
  loadData();
}

/** Takes over settings: data are loaded anew where they differ; a run that has not begun begins anew. */
export function change(changes: Partial<LabSettings>): void {
  const next = { ...settings.value, ...changes };
  settings.value = next;
  remember(next);
  if (changes.epochs !== undefined) command({ do: 'until', epochs: next.epochs });
  if (requested && !sameData(requested, next)) loadData();
  else if (!isUnderWay()) beginIfOther(next);
}

/** Whether there is a run with a step; there is none either where one could not begin. */
function isUnderWay(): boolean {
  return run.value !== null && (run.value.epochs.length > 0 || training.value.step > 0);
}

/** The reader's own files in place of a known data set. */
export function loadOwn(name: string, files: readonly OwnFile[]): void {
  ownFiles.value = { name, files };
  settings.value = { ...settings.value, dataset: OWN, samples: null, testSamples: null };
  loadData();
}

/** Takes over the settings of what is there already: nothing is loaded and nothing begins. */
export function adopt(found: LabSettings): void {
  requested = found;
  loaded = { settings: found, own: ownFiles.value };
  ran = { settings: found, edits: null };
  [settings.value, begun.value, edits.value] = [found, found, null];
  remember(found);
}

/** A new run with the present settings. The one before stays to compare with, where it has an epoch. */
export function begin(): void {
  beginWith({ play: false });
}

function beginWith({ play }: { play: boolean }): void {
  if (data.value === null) return;
  const { epochs, batchSize } = settings.value;
  const fitting = { ...settings.value, batchSize: Math.min(batchSize, data.value.samples) };
  batch(() => {
    failure.value = null;
    begun.value = fitting;
    settings.value = fitting;
  });
  asked.push({ settings: fitting, edits: edits.value });
  command({ do: 'until', epochs });
  command({ do: 'begin', settings: runSettings(fitting), edits: edits.value, play });
}

/** Trains anew with the marks made in the data; the present run stays to compare with. */
export function trainAgain(): void {
  edits.value = editsOf(marks.value);
  beginWith({ play: true });
}

/** Trains anew on the data as they are. */
export function trainPlain(): void {
  edits.value = null;
  beginWith({ play: true });
}

export function play(): void {
  command({ do: 'play' });
}

export function pause(): void {
  command({ do: 'pause' });
}

export function step(unit: 'batch' | 'epoch'): void {
  command({ do: 'step', unit });
}

export function setSpeed(stepsPerSecond: number | null): void {
  speed.value = stepsPerSecond;
  command({ do: 'speed', stepsPerSecond });
}

export function cancelLoading(): void {
  command({ do: 'cancel' });
}

function loadData(): void {
  const { dataset, samples, testSamples } = settings.value;
  const own = ownFiles.value;
  const name = dataset === OWN && own ? own.name : dataset;
  const limits = { samples: samples ?? undefined, testSamples: testSamples ?? undefined };
  const request: DataRequest =
    dataset === OWN && own ? { from: 'files', name, files: own.files, ...limits } : { from: 'name', name, ...limits };
  requested = settings.value;
  wishes.push({ settings: requested, own });
  batch(() => {
    failure.value = null;
    loading.value = 'starting';
  });
  command({ do: 'load', data: request });
}

/** Where the wished data did not come, the settings are of those that are there. */
function returnTo(there: Wish | undefined): void {
  if (there === undefined) return;
  const { dataset, samples, testSamples } = there.settings;
  requested = { ...settings.value, dataset, samples, testSamples };
  [settings.value, ownFiles.value] = [requested, there.own];
  remember(requested);
}

function beginIfOther(next: LabSettings): void {
  if (begun.value === null || !sameRun(begun.value, next)) begin();
}

function remember(next: LabSettings): void {
  const address = [writeAddress(next), looksAddress.peek()].filter((part) => part !== '').join('&');
  history.replaceState(null, '', address === '' ? location.pathname + location.search : `#${address}`);
  keep(STORE, address);
}

function followAddress(): void {
  const { settings: found, complaints } = readAddress(location.hash);
  notices.value = [...complaints, ...readLooks(location.hash)];
  change({ ...DEFAULT_SETTINGS, ...found });
}
