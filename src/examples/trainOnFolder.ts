/** Trains on a folder of your own and writes its run folder with the report: `node trainOnFolder.js photos/ out/photos`. */
import {
  describeConfig,
  Gpu,
  loadDataset,
  nodeDatasetSource,
  nodeDocument,
  nodeFolder,
  runSettingsOf,
  trainIntoFolder,
  writeReport,
} from 'samplescope/node';

const [path = 'photos', out = 'out/photos'] = process.argv.slice(2);

const dataset = await loadDataset(path, nodeDatasetSource());
const config = describeConfig(path, dataset, runSettingsOf({ hidden: [32, 32], epochs: 5, batchSize: 10 }));
const folder = nodeFolder(out);

const gpu = await Gpu.open();
try {
  await trainIntoFolder(gpu, dataset, { config, folder }, { force: true });
} finally {
  await gpu.close();
}
const { claims } = await writeReport(folder, { document: nodeDocument(), data: dataset });
console.log(
  `${claims.filter(({ verdict }) => verdict === 'holds').length} claims hold; the report is ${out}/report.html`,
);
