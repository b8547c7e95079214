import { Gpu } from '../../src/gpu/gpu.ts';
import { describeAdapter } from '../../src/platform/adapterChoice.ts';
import { bench } from '../bench.ts';
import { drawTable } from './drawTable.ts';
import { readQuery } from './query.ts';

/** Runs the bench in the page; `?parts=kernels&hidden=8,8&batch-size=7&rounds=1` and the like as on the command line. */
async function run(): Promise<string> {
  const { parts, settings, adapter, products } = readQuery(new URLSearchParams(location.search));
  const gpu = await Gpu.open({ adapter, products });
  try {
    element('adapter').textContent = describeAdapter(gpu.adapter);
    const document = await bench(gpu, parts, settings, {
      onTable: (table) => window.document.querySelector('main')?.append(drawTable(table)),
      onProgress: (label) => say(`measuring ${label}`),
    });
    element('document').textContent = JSON.stringify(document, null, 2);
    return document.correct ? 'done' : 'a result is WRONG: it was not timed';
  } finally {
    await gpu.close();
  }
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

function say(words: string): void {
  element('state').textContent = words;
}

run().then(say, (error) => say(`failed: ${error instanceof Error ? error.message : String(error)}`));
