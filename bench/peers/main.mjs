import { compare } from './compare.mjs';
import { CONTENDERS, Contender } from './contenders.mjs';
import { readFlags } from './flags.mjs';
import { BATCH_SIZE } from './problem.mjs';
import { formatTable } from './table.mjs';

const SHAPES = [
  [512, 512, 512],
  [128, 128, 128],
];

const flags = readFlags();
const report = (text) => process.stderr.write(`${text}\n`);
const result = await bench();
process.stdout.write(`${flags.json ? JSON.stringify(result, null, 2) : formatTable(result)}\n`);
process.exitCode = result.shapes.some(({ rows }) => rows.some(isError)) ? 1 : 0;

async function bench() {
  const batches = flags.batches ?? ((await hasGpu()) ? 100 : 5);
  const shapes = [];
  for (const hidden of SHAPES) {
    report(`784-${hidden.join('-')}-10`);
    const rows = await compare(hidden, { ...flags, batches }, report);
    shapes.push({ hidden, batchSize: BATCH_SIZE, rows: rows.map((row) => summarize(row, rows)) });
  }
  const adapter = shapes[0].rows.find((row) => row.adapter !== undefined)?.adapter.description;
  const date = new Date().toISOString().slice(0, 10);
  return { adapter, node: process.versions.node, date, rounds: flags.rounds, batches, shapes };
}

/** A GPU takes a step in so short a time that reading back after a few would be most of it. */
async function hasGpu() {
  const contender = new Contender('samplescope');
  try {
    const { module } = CONTENDERS.samplescope;
    const { adapter } = await contender.ask('open', { module, adapter: flags.adapter, hidden: [1], batches: 1 });
    return !adapter.software;
  } catch {
    return false; // Who needs the adapter will say so in its row.
  } finally {
    contender.stop();
  }
}

/** Median, least, and the median of the rounds' ratios to Samplescope's row of the same work. */
function summarize(row, rows) {
  if (row.failure !== undefined) return row;
  const own = rows.find(({ id, what, failure }) => id === 'samplescope' && what === row.what && failure === undefined);
  const ratio = own && median(row.times.map((time, round) => time / own.times[round]));
  return { ...row, median: median(row.times), least: Math.min(...row.times), ratio };
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** A peer that cannot run is none; a wrong result is, and so is Samplescope not running. */
function isError({ id, wrong, failure }) {
  return wrong === true || (id === 'samplescope' && failure !== undefined);
}
