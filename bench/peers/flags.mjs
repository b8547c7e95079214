import { parseArgs } from 'node:util';
import { CONTENDERS } from './contenders.mjs';

const USAGE = `One SGD step in Samplescope, TensorFlow.js and jax-js, checked against each other, then timed in turn.

npm start -- [options]
  --adapter <choice>  auto, hardware, software, or part of an adapter's name   (auto)
  --rounds <n>        how often everybody is timed                             (5)
  --batches <n>       steps before anything is read back                       (5; 100 on a GPU)
  --only <ids>        some of ${Object.keys(CONTENDERS).join(',')}
  --json              one JSON document instead of the table
  --help`;

const OPTIONS = {
  adapter: { type: 'string', default: 'auto' },
  rounds: { type: 'string', default: '5' },
  batches: { type: 'string' },
  only: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
};

/** The command line. Prints the usage and leaves where it is asked for (0) or not followed (2). */
export function readFlags() {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    if (values.help) leave(0, USAGE);
    const { adapter, json } = values;
    const batches = values.batches === undefined ? undefined : wholeNumber('--batches', values.batches);
    return { adapter, json, batches, rounds: wholeNumber('--rounds', values.rounds), only: contenderIds(values.only) };
  } catch (error) {
    return leave(2, error.message);
  }
}

function wholeNumber(flag, text) {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`${flag} must be a whole number from 1 on, not '${text}'`);
}

function contenderIds(text) {
  const known = Object.keys(CONTENDERS);
  const ids = text?.split(',') ?? known;
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return known.filter((id) => ids.includes(id));
  throw new Error(`--only must name some of ${known.join(', ')}, not '${unknown}'`);
}

function leave(status, text) {
  process[status === 0 ? 'stdout' : 'stderr'].write(`${text}\n`);
  process.exit(status);
}
