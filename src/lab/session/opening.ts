import { signal } from '@preact/signals';
import { DATASET_NAMES } from '../../../datasets/known/catalogue.ts';
import { wholeSamples } from '../../run/edits/edits.ts';
import { adopt, loadOwn } from './actions.ts';
import { ask, command, listen } from './engine.ts';
import { failure, loading, opened, ownFiles } from './lab.ts';
import type { DataRequest, OwnFile, RunListing } from './protocol.ts';
import { settingsOf } from './settings.ts';

/** Files with several runs among them, of which the reader chooses one. */
export interface RunChoice {
  readonly name: string;
  readonly files: readonly OwnFile[];
  readonly runs: readonly RunListing[];
}

export const choice = signal<RunChoice | null>(null);

/** The files that are to be the data of the opened run. */
let offered: { name: string; files: readonly OwnFile[] } | null = null;

/** Follows what comes of opening runs. */
export function followOpening(): void {
  listen((event) => {
    if (event.event === 'opened') adopt(settingsOf(event.run.beginning.config));
    if (event.event === 'attached' && offered !== null) ownFiles.value = offered;
  });
}

/** Takes files that were dropped or chosen: the folder of a run or a study, or data to train on. */
export async function takeFiles(name: string, files: readonly OwnFile[]): Promise<void> {
  [failure.value, loading.value] = [null, 'starting'];
  try {
    const runs = await ask<'runs'>({ ask: 'runs', name, files });
    const [only] = runs;
    if (only === undefined) return loadOwn(name, files);
    if (runs.length === 1) return openRun({ name, files, runs }, only);
    loading.value = null;
    choice.value = { name, files, runs };
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    [failure.value, loading.value] = [{ kind: 'data', sentence }, null];
  }
}

/** Shows one of the runs. */
export function openRun({ name, files }: RunChoice, { path }: RunListing): void {
  [choice.value, loading.value, failure.value] = [null, 'starting', null];
  offered = null;
  command({ do: 'openRun', name, files, path });
}

/** Whether the data of the opened run can be had by their name. */
export function isKnown(dataset: string): boolean {
  return DATASET_NAMES.includes(dataset);
}

/** Loads the data of the opened run by their name, or from files of the reader's. */
export function attach(from?: { name: string; files: readonly OwnFile[] }): void {
  const config = opened.value?.config;
  if (config === undefined) return;
  const limits = { samples: wholeSamples(config), testSamples: config.testSamples };
  const data: DataRequest = from
    ? { from: 'files', ...from, ...limits }
    : { from: 'name', name: config.dataset, ...limits };
  offered = from ?? null;
  [loading.value, failure.value] = ['starting', null];
  command({ do: 'attach', data });
}
