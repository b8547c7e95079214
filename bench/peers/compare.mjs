import { CONTENDERS, Contender } from './contenders.mjs';

/** Between float32 sums in different orders; a wrong gradient is off by far more. */
export const TOLERANCE = 1e-3;

/** Two contenders got different numbers for the same work. */
class WrongResult extends Error {
  name = 'WrongResult';
}

const WHATS = ['step', 'norms'];

/**
 * Opens the contenders on one shape of network, holds their results against each other, then times them in turn, in
 * changing order. Returns a row for each way of each contender: `times` in milliseconds per step, or `failure`.
 */
export async function compare(hidden, { adapter, rounds, batches, only }, report) {
  const contenders = only.map((id) => new Contender(id));
  try {
    const rows = [];
    for (const contender of contenders) rows.push(...(await openRows(contender, { adapter, hidden, batches }, report)));
    rows.sort((a, b) => WHATS.indexOf(a.what) - WHATS.indexOf(b.what));
    await warmUp(rows, report);
    for (let round = 0; round < rounds; round++) await timeRound(round % 2 ? rows.toReversed() : rows, round, report);
    return rows.map(({ contender, values, way, ...row }) => row);
  } finally {
    for (const contender of contenders) contender.stop();
  }
}

async function openRows(contender, settings, report) {
  const { name, module, backend } = CONTENDERS[contender.id];
  const row = { id: contender.id, name, contender };
  report(`${name} starts`);
  try {
    const { version, adapter, ways } = await contender.ask('open', { module, backend, ...settings });
    return ways.map(({ what, how }, way) => ({ ...row, version, adapter, what, how, way, times: [] }));
  } catch (error) {
    return [{ ...row, what: 'step', how: '', times: [], failure: error.message }];
  }
}

/** Compiles everything, and finds results that differ from those of the first contender that does the same. */
async function warmUp(rows, report) {
  for (const row of rows) {
    report(`${row.name} warms up: ${row.what} ${row.how}`);
    await attempt(row, async () => {
      row.values = (await timed(row)).values;
      checkAdapter(row, rows);
      checkAgreement(row, rows);
    });
  }
}

async function timeRound(rows, round, report) {
  report(`round ${round + 1}`);
  for (const row of rows) {
    await attempt(row, async () => {
      const { values, milliseconds } = await timed(row);
      checkAgreement({ ...row, values }, rows);
      row.times.push(milliseconds);
    });
  }
}

function timed({ contender, way }) {
  return contender.ask('time', { way });
}

/** A row that failed once is left alone and is not timed. */
async function attempt(row, action) {
  if (row.failure !== undefined) return;
  try {
    await action();
  } catch (error) {
    row.failure = error.message;
    row.wrong = error instanceof WrongResult;
    row.times = [];
  }
}

function checkAdapter({ adapter }, rows) {
  const first = rows.find((row) => row.adapter !== undefined)?.adapter;
  if (adapter === undefined || adapter.description === first.description) return;
  throw new Error(`it runs on ${adapter.description}, not on ${first.description}`);
}

/** Norms of a later batch are compared only where the contender trained up to it. */
function checkAgreement({ what, values, name }, rows) {
  const reference = referenceOf(what, rows);
  const shared = Math.min(values.length, reference.values.length);
  const wrong = values.slice(0, shared).findIndex((value, i) => !agree(value, reference.values[i]));
  if (wrong < 0) return;
  throw new WrongResult(
    `${what}: value ${wrong} of ${shared} is ${values[wrong]} in ${name}, ${reference.values[wrong]} in ${reference.name}`,
  );
}

/** Rounds change the order of the rows, so it is looked for by the contenders' own. */
function referenceOf(what, rows) {
  const right = rows.filter((row) => row.what === what && row.values !== undefined && row.failure === undefined);
  const ids = Object.keys(CONTENDERS);
  return right.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))[0];
}

function agree(a, b) {
  return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}
