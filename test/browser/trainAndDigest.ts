import {
  type Dataset,
  describeConfig,
  type EpochRecords,
  Gpu,
  glorotUniform,
  makeStrokes,
  networkShape,
  type Split,
  trainRun,
} from '../../src/index.ts';
import { bytesOf } from '../bytesOf.ts';

/** Digests of a training on bytes and of one on floats. */
export async function digests(): Promise<string> {
  const strokes = makeStrokes({ samples: 230, testSamples: 40 });
  const standardised = { ...strokes, train: standardise(strokes.train), test: standardise(strokes.test) };
  return `${await trainAndDigest(strokes)} ${await trainAndDigest(standardised)}`;
}

function standardise(split: Split): Split {
  return { ...split, features: Float32Array.from(bytesOf(split), (byte) => (byte - 35) / 80) };
}

/** Trains a small network and returns a digest of every bit of its records, in Node and in a browser alike. */
async function trainAndDigest(dataset: Dataset): Promise<string> {
  const gpu = await Gpu.open({ adapter: 'software' });
  const config = describeConfig('strokes', dataset, {
    hidden: [33, 18],
    activation: 'tanh',
    epochs: 3,
    batchSize: 50,
    learningRate: 0.2,
    weightDecay: 1e-4,
    seed: 3,
    orderSeed: 4,
    order: 'shuffled',
    batches: 'Rand',
    norms: true,
    snapshotEvery: 0,
  });
  const parts: ArrayBufferView[] = [];
  const sink = {
    async appendEpoch({ nll, margin, el2n, prediction, grad2, importanceByLayer, step }: EpochRecords) {
      parts.push(nll, margin, el2n, prediction, step, ...grad2, ...importanceByLayer);
    },
    appendPartialEpoch: () => Promise.reject(new Error('the run diverged')),
    wantsSnapshot: () => false,
    writeSnapshot: () => Promise.resolve(),
  };
  const init = glorotUniform(networkShape(config), config.seed);
  const final = await trainRun(gpu, dataset, { config, init }, sink);
  await gpu.close();
  for (const { weight, bias } of final) parts.push(weight, bias);
  return digest(parts);
}

async function digest(parts: readonly ArrayBufferView[]): Promise<string> {
  const bytes = await new Blob(parts as BlobPart[]).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
