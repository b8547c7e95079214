import { bench } from '../../../bench/bench.ts';
import { type BenchSettings, DEFAULTS, type Part } from '../../../bench/settings.ts';
import { formatTable } from '../../../bench/table.ts';
import { openFlagged } from '../flags/commonFlags.ts';
import { EXIT } from '../terminal/exit.ts';
import { openTerminal } from '../terminal/terminal.ts';
import type { BenchFlags } from './benchFlags.ts';

/** Runs parts of the bench and prints their tables; a wrong result fails the command. */
export async function runBench(parts: readonly Part[], flags: BenchFlags): Promise<void> {
  const terminal = openTerminal(flags.json);
  const gpu = await openFlagged(flags, terminal);
  try {
    const document = await bench(gpu, parts, settingsOf(flags), {
      onTable: (table) => terminal.say(`${formatTable(table).join('\n')}\n`),
      onProgress: (label, done, total) => terminal.progress.update(label, done, total),
      hostBytes: () => process.memoryUsage.rss(),
    });
    terminal.json(document);
    if (document.correct) return;
    terminal.note('a result is WRONG: it was not timed');
    process.exitCode = EXIT.failed;
  } finally {
    terminal.progress.end();
    await gpu.close();
  }
}

function settingsOf({ hidden, batchSize, inputs, squares, rounds }: BenchFlags): BenchSettings {
  return {
    inputs: inputs ?? DEFAULTS.inputs,
    hidden: hidden ? [hidden] : DEFAULTS.hidden,
    batchSize: batchSize ?? DEFAULTS.batchSize,
    squares: squares ?? DEFAULTS.squares,
    rounds,
  };
}
