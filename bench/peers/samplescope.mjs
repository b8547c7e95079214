import { DeviceSplit, Gpu, Mlp, Training, VERSION } from '../../dist/index.js';
import { BATCH_SIZE, LEARNING_RATE, SAMPLED } from './problem.mjs';

/** Samplescope's own step, with and without the norms of every sample. */
export async function open({ adapter, problem }) {
  const gpu = await Gpu.open({ adapter });
  const data = new DeviceSplit(gpu, 'peers', problem.split);
  const ways = await Promise.all([stepWay(gpu, data, problem), normsWay(gpu, data, problem)]);
  return { version: VERSION, adapter: gpu.adapter, ways };
}

async function stepWay(gpu, data, problem) {
  const { prepare, epoch } = await training(gpu, data, problem, false);
  const run = async () => batchLosses((await epoch()).nll, problem.batches);
  return { what: 'step', how: '', steps: problem.batches, prepare, run };
}

async function normsWay(gpu, data, problem) {
  const { prepare, epoch } = await training(gpu, data, problem, true);
  const run = async () => sampledNorms((await epoch()).grad2, problem.batches);
  return { what: 'norms', how: 'measured in the step', steps: problem.batches, prepare, run };
}

async function training(gpu, data, { shape, parameters, split }, norms) {
  const mlp = Mlp.create(gpu, shape, [parameters]);
  const settings = { batchSize: BATCH_SIZE, learningRate: LEARNING_RATE, weightDecay: 0, norms };
  const train = await Training.create(mlp, data, settings);
  const order = Int32Array.from({ length: split.samples }, (_, i) => i);
  const prepare = () => {
    mlp.write([parameters]);
    return gpu.finish();
  };
  return { prepare, epoch: async () => (await train.epoch([order]))[0] };
}

function batchLosses(nll, batches) {
  return Array.from({ length: batches }, (_, step) => mean(nll.subarray(step * BATCH_SIZE, (step + 1) * BATCH_SIZE)));
}

function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** [sample, layer] of the first samples of the first batch and of the last. */
function sampledNorms(grad2, batches) {
  return [0, batches - 1].flatMap((batch) => {
    const samples = Array.from({ length: SAMPLED }, (_, i) => batch * BATCH_SIZE + i);
    return samples.flatMap((sample) => grad2.map((layer) => layer[sample]));
  });
}
