const WIDTHS = [80, 10, 10, 15];

/** Lines for people: a block for each shape, a line for each way, ratios last. */
export function formatTable({ adapter, node, date, rounds, batches, shapes }) {
  const head = `${adapter ?? 'no WebGPU adapter'}\nNode ${node}, ${date}, ${rounds} rounds, ${batches} steps before a read-back`;
  return [head, ...shapes.map(formatShape)].join('\n\n');
}

function formatShape({ hidden, batchSize, rows }) {
  const title = line([`784-${hidden.join('-')}-10, batch ${batchSize}`, 'median', 'least', '× Samplescope']);
  return [title, ...rows.map(formatRow)].join('\n');
}

function formatRow({ name, version, what, how, failure, median, least, ratio }) {
  const title = [what === 'norms' ? 'step with norms' : 'step', [name, version].filter(Boolean).join(' '), how];
  const words = title.filter(Boolean).join(' · ');
  if (failure !== undefined) return `${words}: ${failure.split('\n')[0]}`;
  return line([words, milliseconds(median), milliseconds(least), ratio?.toFixed(2) ?? '–']);
}

function line(cells) {
  return cells.map((cell, i) => (i === 0 ? cell.padEnd(WIDTHS[i]) : cell.padStart(WIDTHS[i]))).join('');
}

function milliseconds(value) {
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ms`;
}
