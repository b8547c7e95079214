import { expect } from 'vitest';
import { makeStrokes } from '../../../datasets/strokes/strokes.ts';
import type { Folder } from '../../../src/platform/folder.ts';
import { beginStudy, continueStudy } from '../../../src/studies/running/beginStudy.ts';
import { readStudy } from '../../../src/studies/running/readStudy.ts';
import { runStudy } from '../../../src/studies/running/runStudy.ts';
import type { StudySettings } from '../../../src/studies/running/settings.ts';
import type { StudyOptions } from '../../../src/studies/running/studyProgress.ts';
import { openTestGpu } from '../../gpu/openGpu.ts';
import { type MemoryFolder, memoryFolder } from '../../run/memoryFolder.ts';
import { studySettings } from './smallStudy.ts';

export const gpu = await openTestGpu();
export const dataset = makeStrokes({ samples: 60, testSamples: 20 });
/** Two runs with records, then eight side by side. The paths of six of these are followed for figure 8. */
export const SETTINGS = studySettings({ initialisations: 1 });

export interface Plan {
  readonly settings?: StudySettings;
  readonly networks?: number;
  readonly data?: typeof dataset;
}

export function begin(folder: Folder, { settings = SETTINGS, networks, data = dataset }: Plan = {}) {
  return beginStudy(gpu, folder, { preset: 'quick', settings, datasets: ['strokes'], loaded: [data], networks });
}

export async function run(folder: Folder, plan: Plan = {}, options: StudyOptions = {}): Promise<void> {
  await runStudy(gpu, folder, await begin(folder, plan), [plan.data ?? dataset], options);
}

/** Continues the study that a folder holds; `filmed` is the same folder, where its changes are recorded. */
export async function resume(folder: MemoryFolder, filmed: Folder = folder): Promise<void> {
  const study = await continueStudy(gpu, (await readStudy(folder)) ?? expect.fail('no study'), [dataset]);
  await runStudy(gpu, filmed, study, [dataset], { checkpointSeconds: 0 });
}

export async function finished(plan: Plan = {}): Promise<MemoryFolder> {
  const folder = memoryFolder();
  await run(folder, plan);
  return folder;
}

/** The content of every file except the plan. */
export function contentOf({ files }: MemoryFolder): Record<string, string> {
  const contents = [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const);
  return Object.fromEntries(contents.filter(([name]) => name !== 'study.json').sort());
}

export const RUNS = 'runs/strokes';
/** How far the runs side by side have come. */
export const CHECKPOINT = `${RUNS}/checkpoint-1.json`;
