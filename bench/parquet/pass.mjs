/**
 * How fast the program's reader of Parquet is, and what memory it takes:
 *
 *   node bench/parquet/pass.mjs [list | columns] [SNAPPY | UNCOMPRESSED] [rows]
 *
 * Makes a file of 384 float32 numbers in each row beside a label, in a temporary folder, reads its labels and then all of
 * its numbers once, and removes it. 1,000,000 rows take 1.5 GB of disk.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { writeTable } from './writeTable.mjs';

const [shape = 'list', codec = 'SNAPPY', rows = '1000000'] = process.argv.slice(2);
if (!['list', 'columns'].includes(shape) || !['SNAPPY', 'UNCOMPRESSED'].includes(codec) || !(Number(rows) > 0)) {
  throw new Error('expected: node bench/parquet/pass.mjs [list | columns] [SNAPPY | UNCOMPRESSED] [rows]');
}
const folder = mkdtempSync(join(tmpdir(), 'samplescope-parquet-'));
try {
  const path = join(folder, 'table.parquet');
  await writeTable(path, {
    rows: Number(rows),
    isList: shape === 'list',
    codec: codec === 'SNAPPY' ? codec : 'UNCOMPRESSED',
  });
  const reader = join(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '.reader.mjs');
  await build({
    entryPoints: ['bench/parquet/readTable.ts'],
    outfile: reader,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  // A process of its own, whose memory is the reader's alone.
  await once(fork(reader, [path]), 'exit');
  rmSync(reader);
} finally {
  rmSync(folder, { recursive: true });
}
