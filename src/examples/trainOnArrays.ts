/** Trains on arrays in memory and tells which samples moved the network most. Runs in Node and in a browser alike. */
import {
  type Dataset,
  describeConfig,
  Gpu,
  memoryFolder,
  readRun,
  runSettingsOf,
  type Split,
  tauOf,
  trainIntoFolder,
} from 'samplescope';

/** Points of a plane, a byte for each of their two features; class 1 is above the diagonal, but for one wrong label. */
function points(samples: number, wrong?: number): Split {
  const features = Uint8Array.from({ length: 2 * samples }, (_, i) => (i * 101 + Math.floor(i / 2) * 53) % 256);
  const labels = Uint16Array.from({ length: samples }, (_, i) =>
    Number((features[2 * i + 1] ?? 0) > (features[2 * i] ?? 0)),
  );
  if (wrong !== undefined) labels[wrong] = 1 - (labels[wrong] ?? 0);
  return { samples, features, labels };
}

const dataset: Dataset = {
  name: 'points',
  image: { width: 2, height: 1, channels: 1 },
  classes: ['below', 'above'],
  train: points(200, 17),
  test: points(50),
};
const settings = runSettingsOf({ hidden: [16], epochs: 40, batchSize: 20, learningRate: 0.5 });
const folder = memoryFolder('points');

const gpu = await Gpu.open();
await trainIntoFolder(gpu, dataset, { config: describeConfig(dataset.name, dataset, settings), folder });
await gpu.close();

const { records } = await readRun(folder);
const tau = tauOf(records).overall();
const [most] = [...tau.keys()].sort((a, b) => (tau[b] ?? 0) - (tau[a] ?? 0));
console.log(`sample ${most} moved the network most, with an overall importance of ${tau[most ?? 0]?.toExponential(2)}`);
