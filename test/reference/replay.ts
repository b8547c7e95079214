import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import type { Split } from '../../datasets/dataset.ts';
import { inputOf } from './inputOf.ts';
import { backward, type Network, network, sgdStep, squaredNorm } from './mlp.ts';

/**
 * Replays a run from `config.json`, `init.safetensors` and `order.npy` alone, in float64 and with one
 * backward pass per sample, and compares `samples.parquet` with it. Shares no code with what wrote the folder.
 */

interface Config {
  readonly hidden: readonly number[];
  readonly activation: 'relu' | 'tanh' | 'sigmoid' | 'identity';
  readonly batchSize: number;
  readonly learningRate: number;
  readonly weightDecay: number;
}

/** The values of one row of `samples.parquet` by column. */
export type ReplayedRow = Readonly<Record<string, number>>;

export interface Replay {
  /** For each epoch one row per sample. */
  readonly epochs: readonly (readonly ReplayedRow[])[];
  /** The network after the last epoch. */
  readonly final: Network;
}

/** Recomputes a whole run in float64. `train` is the data set's training split. */
export function replay(folder: string, train: Split): Replay {
  const config: Config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  const names = layerNames(config);
  const net = readNetwork(join(folder, 'init.safetensors'), names, config);
  const order = readOrder(join(folder, 'order.npy'));
  const epochs = Array.from({ length: order.length / train.samples }, (_, epoch) =>
    replayEpoch(net, config, names, train, order.subarray(epoch * train.samples, (epoch + 1) * train.samples)),
  );
  return { epochs, final: net };
}

/** The parameters that the run ended with. */
export function writtenFinal(folder: string): Network {
  const config: Config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  return readNetwork(join(folder, 'final.safetensors'), layerNames(config), config);
}

function layerNames({ hidden }: Config): string[] {
  return [...hidden.map((_, index) => `L${index + 1}`), 'Out'];
}

/** Replays one epoch and updates `net`. */
function replayEpoch(
  net: Network,
  config: Config,
  names: readonly string[],
  train: Split,
  order: Int32Array,
): ReplayedRow[] {
  const rows: ReplayedRow[] = [];
  for (let first = 0; first < train.samples; first += config.batchSize) {
    const samples = [...order.subarray(first, Math.min(first + config.batchSize, train.samples))];
    const passes = samples.map((sample) => backward(net, inputOf(train, sample), train.labels[sample] ?? 0));
    for (const [i, { loss, gradients }] of passes.entries()) {
      const grad2 = gradients.map(squaredNorm);
      const scale = (config.learningRate / config.batchSize) ** 2;
      const columns = names.flatMap((name, d) => {
        const squared = grad2[d] ?? 0;
        return [
          [`grad2_${name}`, squared],
          [`importance_${name}`, squared * scale],
        ] as const;
      });
      const importance = grad2.reduce((sum, squared) => sum + squared * scale, 0);
      const { nll, margin, el2n, prediction } = loss;
      const measures = { nll, margin, el2n, prediction, importance, step: first / config.batchSize };
      rows[samples[i] ?? 0] = { ...measures, ...Object.fromEntries(columns) };
    }
    sgdStep(net, passes, config.learningRate, config.weightDecay);
  }
  return rows;
}

/** The rows that the run wrote: for each epoch one per sample. */
export async function writtenEpochs(folder: string): Promise<ReplayedRow[][]> {
  const bytes = readFileSync(join(folder, 'samples.parquet'));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const epochs: Record<string, number>[][] = [];
  for (const row of await parquetReadObjects({ file })) {
    const index = Number(row.epoch) - 1;
    epochs[index] ??= [];
    epochs[index][Number(row.sample)] = row;
  }
  return epochs;
}

/** NPY 1.0: magic, version, header length (uint16), header, int32 values. */
function readOrder(path: string): Int32Array {
  const bytes = readFileSync(path);
  const start = 10 + bytes.readUInt16LE(8);
  return new Int32Array(bytes.buffer.slice(bytes.byteOffset + start, bytes.byteOffset + bytes.length));
}

/** safetensors: header length (uint64), JSON header, values. */
function readNetwork(path: string, names: readonly string[], { activation }: Config): Network {
  const bytes = readFileSync(path);
  const start = 8 + Number(bytes.readBigUInt64LE(0));
  const header: Record<string, { data_offsets: [number, number] }> = JSON.parse(bytes.toString('utf8', 8, start));
  const values = (name: string) => {
    const [from, to] = header[name]?.data_offsets ?? [0, 0];
    const origin = bytes.byteOffset + start;
    return new Float32Array(bytes.buffer.slice(origin + from, origin + to));
  };
  const layers = names.map((name) => ({ weight: values(`${name}.weight`), bias: values(`${name}.bias`) }));
  return network(layers, activation);
}
