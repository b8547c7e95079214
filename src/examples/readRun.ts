/** Reads a run folder and lists the samples that look wrongly labelled: `node readRun.js out/photos`. */
import { nodeFolder, readRun } from 'samplescope/node';

const [out = 'out/photos'] = process.argv.slice(2);

const { config, labels, records } = await readRun(nodeFolder(out));
const meanMargin = Array.from(labels, (_, sample) =>
  records.reduce((sum, { margin }) => sum + (margin[sample] ?? 0) / records.length, 0),
);
const last = records.at(-1);
const suspects = [...meanMargin.keys()].sort((a, b) => (meanMargin[a] ?? 0) - (meanMargin[b] ?? 0)).slice(0, 5);

console.log('sample  label -> prediction  mean margin');
for (const sample of suspects) {
  const [label, prediction] = [labels[sample], last?.prediction[sample]].map((index) => config.classes[index ?? 0]);
  console.log(`${sample}  ${label} -> ${prediction}  ${meanMargin[sample]?.toFixed(2)}`);
}
