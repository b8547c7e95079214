import { makeProblem } from './problem.mjs';

/** A contender in a process of its own: Dawn can be started only once per process. Answers what main.mjs asks, one by one. */
const LEAST_MILLISECONDS = 250;

let ways = [];

process.on('message', async ({ action, request }) => {
  const answer = { open, time }[action](request);
  process.send(await answer.catch((error) => ({ error: error.message })));
});

async function open({ module, hidden, batches, ...options }) {
  const contender = await import(module);
  const { ways: found, ...description } = await contender.open({ ...options, problem: makeProblem(hidden, batches) });
  ways = found;
  return { ...description, ways: ways.map(({ what, how }) => ({ what, how })) };
}

/** Runs one way from the first weights on, for a while. Values are those of the first run. */
async function time({ way: index }) {
  const way = ways[index];
  await way.prepare();
  let values;
  let runs = 0;
  const started = performance.now();
  do {
    const found = await way.run();
    values ??= found;
    runs++;
  } while (performance.now() - started < LEAST_MILLISECONDS);
  return { values, milliseconds: (performance.now() - started) / (runs * way.steps) };
}
