import { isDeepStrictEqual } from 'node:util';
import type { DatasetOutline } from '../../../datasets/dataset.ts';
import { PRESETS } from '../../studies/presets.ts';
import { presetRequest, type StudyRequest } from '../../studies/request.ts';
import type { Study } from '../../studies/running/settings.ts';
import { runSettings } from '../flags/runFlags.ts';
import { UsageError } from '../terminal/exit.ts';
import type { StudyFlags } from './studyFlags.ts';

/** What the flags say, over what the preset says. */
export function requestOf(flags: StudyFlags): StudyRequest {
  const { preset: name = 'quick' } = flags;
  const asked = presetRequest(name);
  const { seeds, initialisations, clusters, figures } = asked.settings;
  const [figure5, figure6] = flags.clusters ?? [clusters.figure5, clusters.figure6];
  return {
    preset: name,
    settings: {
      run: runSettings(flags, PRESETS[name].settings),
      seeds: flags.seeds ?? seeds,
      initialisations: flags.initialisations ?? initialisations,
      clusters: { figure5, figure6 },
      figures: [...(flags.figures ?? figures)],
    },
    datasets: unique(flags.dataset ?? asked.datasets),
    samples: flags.samples ?? asked.samples,
    testSamples: flags.testSamples ?? asked.testSamples,
  };
}

/**
 * What a study in a folder is asked to do, for continuing it. Throws UsageError where a flag says anything else: a
 * study that changes half way is none.
 */
export function continuedRequest(flags: StudyFlags, { preset, settings, datasets }: Study): StudyRequest {
  const most = Math.max(0, ...datasets.flatMap(({ units }) => units.map(({ length }) => length)));
  const [first] = datasets;
  const continued: StudyRequest = {
    preset,
    settings,
    datasets: datasets.map(({ given }) => given),
    samples: first?.train.samples ?? 0,
    testSamples: first?.test.samples ?? 0,
  };
  const asked = requestOf({
    ...flags,
    preset: flags.preset ?? (preset in PRESETS ? (preset as keyof typeof PRESETS) : 'quick'),
  });
  for (const [flag, before, now] of differences(flags, continued, asked)) {
    throw new UsageError(`--resume continues a study with --${flag} ${words(before)}, not ${words(now)}`);
  }
  if (flags.networks !== undefined && flags.networks < most) {
    throw new UsageError(`--resume continues a study of ${most} networks side by side, not ${flags.networks}`);
  }
  return continued;
}

/** Throws UsageError where a batch would be larger than the data set. */
export function checkBatch({ settings }: Pick<StudyRequest, 'settings'>, { name, train }: DatasetOutline): void {
  const { batchSize } = settings.run;
  if (batchSize <= train.samples) return;
  throw new UsageError(
    `--batch-size must be at most the ${train.samples} training samples of ${name}, not ${batchSize}`,
  );
}

type Difference = readonly [flag: string, before: unknown, now: unknown];

/** The flags that were given and say something else than the study does. */
function differences(flags: StudyFlags, before: StudyRequest, now: StudyRequest): Difference[] {
  const given = (name: string) => (flags as unknown as Record<string, unknown>)[name] !== undefined;
  const compared: readonly Difference[] = [
    ['preset', before.preset, now.preset],
    ['dataset', before.datasets, now.datasets],
    ['samples', before.samples, now.samples],
    ['test-samples', before.testSamples, now.testSamples],
    ['figures', before.settings.figures, now.settings.figures],
    ['seeds', before.settings.seeds, now.settings.seeds],
    ['initialisations', before.settings.initialisations, now.settings.initialisations],
    ['clusters', before.settings.clusters, now.settings.clusters],
    ...Object.entries(before.settings.run).map(
      ([name, value]): Difference => [kebab(name), value, (now.settings.run as Record<string, unknown>)[name]],
    ),
  ];
  return compared.filter(([flag, was, is]) => given(camel(flag)) && !isDeepStrictEqual(was, is));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camel(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.join(',') || 'none';
  return typeof value === 'object' && value !== null ? Object.values(value).join(',') : String(value);
}
