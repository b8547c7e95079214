/** Trains in a browser tab: `esbuild main.ts index.html --bundle --format=esm --loader:.html=copy --outdir=dist`. */
import {
  describeConfig,
  type EpochRecords,
  Gpu,
  glorotUniform,
  makeStrokes,
  networkShape,
  runSettingsOf,
  trainRun,
} from 'samplescope';

const epochs = document.getElementById('epochs');
const dataset = makeStrokes({ samples: 200, testSamples: 50 });
const settings = runSettingsOf({ hidden: [16, 16], epochs: 3, batchSize: 20 });
const config = describeConfig('strokes', dataset, settings);

/** The sum of a layer's importance over the samples, for each layer. */
function show({ epoch, importanceByLayer }: EpochRecords): void {
  const layers = importanceByLayer.map((layer) => layer.reduce((sum, value) => sum + value, 0).toExponential(2));
  epochs?.append(`epoch ${epoch}: ${layers.join('  ')}\n`);
}

const gpu = await Gpu.open();
await trainRun(
  gpu,
  dataset,
  { config, init: glorotUniform(networkShape(config), config.seed) },
  {
    appendEpoch: async (records) => show(records),
    appendPartialEpoch: async () => {},
    wantsSnapshot: () => false,
    writeSnapshot: async () => {},
  },
);
await gpu.close();
epochs?.append('done\n');
