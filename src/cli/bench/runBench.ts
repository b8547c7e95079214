import { bench } from '../../../bench/bench.ts';
import { type BenchAnswers, benchSettings, type Part } from '../../../bench/settings.ts';
import { formatTable } from '../../../bench/table.ts';
import { type GpuFlags, openFlagged } from '../flags/commonFlags.ts';
import { EXIT } from '../terminal/exit.ts';
import { openTerminal } from '../terminal/terminal.ts';

/** What the flags of `bench` parse to. */
export interface BenchFlags extends GpuFlags, BenchAnswers {}

/** Runs parts of the bench and prints their tables; a wrong result fails the command. */
export async function runBench(parts: readonly Part[], flags: BenchFlags): Promise<void> {
  const terminal = openTerminal(flags.json);
  const gpu = await openFlagged(flags, terminal);
  try {
    const document = await bench(gpu, parts, benchSettings(flags), {
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
