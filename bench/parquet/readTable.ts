import { openTree } from '../../datasets/openTree.ts';
import { readParquetTables } from '../../datasets/parquet/parquetSet.ts';
import { nodeDatasetSource } from '../../src/platform/node/datasetSource.ts';

/** Reads the labels and all numbers of the file that the arguments name, and says how long it took. */
const [path = ''] = process.argv.slice(2);
const tree = await openTree(nodeDatasetSource(), path);
if (tree === undefined) throw new Error(`${path}: expected a file`);
const start = performance.now();
const { train } = await readParquetTables(tree);
const opened = performance.now();
const classes = new Set(await train.words(0)).size;
const labelled = performance.now();
const cpu = process.cpuUsage();
let [rows, bytes] = [0, 0];
for await (const block of train.blocks([...train.columns.keys()].slice(1))) {
  rows += block.rows;
  bytes += block.values.byteLength;
}
const seconds = (performance.now() - labelled) / 1000;
const { user, system } = process.cpuUsage(cpu);
console.log(
  [
    `opened in ${(opened - start).toFixed(0)} ms, ${classes} classes in ${(labelled - opened).toFixed(0)} ms`,
    `${rows} rows in ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor time)`,
    `${(rows / seconds).toFixed(0)} rows/s, ${(bytes / seconds / 1e6).toFixed(0)} MB/s`,
    `at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB of memory`,
  ].join('; '),
);
