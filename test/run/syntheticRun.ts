import seedrandom from 'seedrandom';
import type { Folder } from '../../src/platform/folder.ts';
import { layerNames, type RunConfig, runConfigSchema } from '../../src/run/config.ts';
import type { Environment } from '../../src/run/environment.ts';
import type { Run } from '../../src/run/folder/read/readRun.ts';
import { RunFolderWriter } from '../../src/run/folder/write/writer.ts';
import type { NamedTensor } from '../../src/run/formats/safetensors.ts';
import type { EpochRecords, EpochRow } from '../../src/run/records.ts';

/** Settings of a made-up run of a small network on ten classes, with the given changes. */
export function syntheticConfig(changes: Partial<RunConfig> = {}): RunConfig {
  return runConfigSchema.parse({
    format: 1,
    tool: 'samplescope',
    version: '0.1.0',
    dataset: 'strokes',
    samples: 200,
    testSamples: 100,
    inputs: 784,
    classes: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    hidden: [64, 64, 64],
    activation: 'relu',
    epochs: 5,
    batchSize: 50,
    learningRate: 0.1,
    weightDecay: 1e-5,
    seed: 1,
    orderSeed: 1,
    order: 'shuffled',
    batches: 'Rand',
    norms: true,
    snapshotEvery: 0,
    ...changes,
  });
}

export const SYNTHETIC_ENVIRONMENT: Environment = {
  adapter: { vendor: 'none', architecture: 'none', device: 'none', description: 'made-up adapter', software: true },
  driver: '',
  runtime: 'node 20.0.0, linux x64',
  products: { choice: 'measured', variants: { 'dense_forward(a b) 128 × 512 × 1024 × 1': 'tile' }, others: 'quads' },
  dataset: {
    name: 'strokes',
    train: { samples: 200, sha256: '0'.repeat(64) },
    test: { samples: 100, sha256: '1'.repeat(64) },
  },
};

/**
 * A run that looks like training: easy samples are learned early and in the output layer, hard ones late and in the layers below;
 * classes differ in how hard they are. The same settings give the same run.
 */
export function syntheticRun(changes: Partial<RunConfig> = {}): Run {
  const config = syntheticConfig(changes);
  const random = seedrandom(`synthetic ${config.seed}`);
  const classes = config.classes.length;
  const labels = Int32Array.from({ length: config.samples }, (_, i) => i % classes);
  const difficulty = Float64Array.from(labels, (label) => random() ** (3 - (2 * label) / classes) * 1.1);
  const records = Array.from({ length: config.epochs }, (_, e) =>
    epochRecords(config, labels, difficulty, e + 1, random),
  );
  const epochRows = records.flatMap((epoch) => errorRows(epoch, labels, classes));
  return {
    config,
    environment: SYNTHETIC_ENVIRONMENT,
    epochs: config.epochs,
    labels,
    records,
    epochRows,
    inputNorms: null,
    complete: true,
  };
}

/** Writes a made-up run as a training loop would. */
export async function writeSyntheticRun(folder: Folder, run: Run, complete = true): Promise<void> {
  const writer = await beginSyntheticRun(folder, run);
  try {
    for (const { epoch } of run.records) await appendSyntheticEpoch(writer, run, epoch);
  } catch (error) {
    await writer.discard();
    throw error;
  }
  await writer.close(complete ? { complete, final: syntheticParameters() } : { complete });
}

/** Begins the folder of a made-up run. */
export function beginSyntheticRun(folder: Folder, { config, environment, labels }: Run): Promise<RunFolderWriter> {
  return RunFolderWriter.create(folder, { config, environment, labels, init: syntheticParameters() });
}

/** Appends an epoch, 1-based. */
export async function appendSyntheticEpoch(writer: RunFolderWriter, run: Run, epoch: number): Promise<void> {
  const rows = run.epochRows.filter((row) => row.epoch === epoch);
  const records = run.records[epoch - 1];
  if (records) await writer.appendEpoch(records, rows, syntheticOrder(run.config, epoch));
}

export function syntheticParameters(): NamedTensor[] {
  return [
    { name: 'L1.weight', shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) },
    { name: 'L1.bias', shape: [2], data: Float32Array.of(-1, 0.5) },
  ];
}

/** Sample i comes at place (i · 7 + epoch) mod samples, which is a permutation where 7 does not divide them. */
export function syntheticOrder({ samples }: RunConfig, epoch: number): Int32Array {
  const order = new Int32Array(samples);
  for (let sample = 0; sample < samples; sample++) order[(sample * 7 + epoch) % samples] = sample;
  return order;
}

function epochRecords(
  config: RunConfig,
  labels: Int32Array,
  difficulty: Float64Array,
  epoch: number,
  random: () => number,
): EpochRecords {
  const { samples, batchSize, learningRate } = config;
  const noise = () => 0.6 + 0.8 * random();
  const progress = epoch / config.epochs;
  const nll = Float32Array.from(
    difficulty,
    (d) => 2.5 * noise() * Math.exp(-6 * progress * (1.1 - d)) + 1e-4 * noise(),
  );
  const wrong = nll.map((value) => (value > 0.9 * noise() ? 1 : 0));
  const layers = config.norms ? layerNames(config) : [];
  const grad2 = layers.map((_, depth) => {
    const lateness = 1 - (depth + 1) / layers.length;
    return nll.map((value, i) => {
      const early = Math.exp(-4 * progress * (1 - lateness));
      const late = lateness * (difficulty[i] ?? 0) * progress * 2;
      return value ** 1.5 * noise() * (early + late) * (1 + 2 * lateness) * 40 * 8 ** (((i * 37) % 101) / 50 - 1);
    });
  });
  const scale = (learningRate / batchSize) ** 2;
  return {
    epoch,
    step: Int32Array.from({ length: samples }, (_, i) => Math.floor(((i * 7 + epoch) % samples) / batchSize)),
    nll,
    prediction: Int32Array.from(labels, (label, i) => (label + (wrong[i] ?? 0)) % config.classes.length),
    margin: nll.map((value) => 3 - 4 * value),
    el2n: nll.map((value) => Math.min(1.41, value)),
    grad2,
    importanceByLayer: grad2.map((layer) => layer.map((value) => value * scale)),
  };
}

function errorRows(records: EpochRecords, labels: Int32Array, classes: number): EpochRow[] {
  return (['train', 'test'] as const).flatMap((split) =>
    [-1, ...Array(classes).keys()].map((label) => {
      const members = [...labels.keys()].filter((i) => label === -1 || labels[i] === label);
      const mean = (value: (i: number) => number) => members.reduce((sum, i) => sum + value(i), 0) / members.length;
      const worse = split === 'test' ? 1.2 : 1;
      const error = Math.min(1, worse * mean((i) => (records.prediction[i] === labels[i] ? 0 : 1)));
      return { epoch: records.epoch, split, class: label, error, nll: worse * mean((i) => records.nll[i] ?? 0) };
    }),
  );
}
