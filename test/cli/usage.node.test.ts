import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { samplescope, temporaryFolder } from './samplescope.ts';

const folder = temporaryFolder();
const out = join(folder, 'run');

/** What is wrong with each is said in one sentence that has these words. */
const WRONG: readonly (readonly [args: string, words: string])[] = [
  ['frobnicate', "unknown command 'frobnicate'"],
  ['trian', 'did you mean train?'],
  ['--frobnicate', "unknown option '--frobnicate'"],
  ['train --out OUT --frobnicate', "unknown option '--frobnicate'"],
  ['train --out OUT --epoch 3', 'did you mean --epochs?'],
  ['train --out', '--out <folder>'],
  ['train --out=', '--out must not be empty'],
  ['train --out OUT extra', 'too many arguments'],
  ['train --out OUT --dataset mnits', '--dataset must be one of strokes, mnist, fashion-mnist, kmnist, cifar10'],
  ['train --out OUT --dataset=', '--dataset must not be empty'],
  ['train --out OUT --samples 0', "--samples must be a whole number from 1 on, not '0'"],
  ['train --out OUT --samples 5000001', '--samples must be at most the 5000000'],
  ['train --out OUT --test-samples -3', '--test-samples'],
  ['train --out OUT --samples 60 --batch-size 61', '--batch-size must be at most the 60 training samples, not 61'],
  ['train --out OUT --batch-size 1.5', '--batch-size'],
  ['train --out OUT --epochs NaN', '--epochs'],
  ['train --out OUT --hidden 8,0', '--hidden'],
  ['train --out OUT --hidden 8,', '--hidden'],
  ['train --out OUT --learning-rate NaN', '--learning-rate'],
  ['train --out OUT --learning-rate 0', '--learning-rate'],
  ['train --out OUT --learning-rate -1', '--learning-rate'],
  ['train --out OUT --learning-rate 1e999', '--learning-rate'],
  ['train --out OUT --weight-decay -1e-5', '--weight-decay'],
  ['train --out OUT --seed 99999999999999999999', '--seed'],
  ['train --out OUT --order random', '--order must be one of fixed, shuffled'],
  ['train --out OUT --batches NLO', '--batches NLO sorts the samples: --scores must name a finished run folder'],
  ['train --out OUT --scores OUT', '--scores has no use with --batches Rand'],
  ['train --out OUT --batches SIM --scores OUT --order shuffled', '--order must be fixed with --batches SIM'],
  ['train --out OUT --batches NLX', '--batches must be one of Rand, NLO, RNLO'],
  [
    'train --out OUT --products cubes',
    "--products must be one of measured, tile, quads, octets, blocks, slabs, not 'cubes'",
  ],
  ['study --dry-run --adapter software --products octets', 'products by octets need subgroups of 8 lanes, and google'],
  ['study --out OUT --preset slow', '--preset must be one of'],
  ['study --out OUT --figures 0', "--figures must be numbers from 1 to 10, as in 1-4,9, not '0'"],
  ['study --out OUT --figures 1-', "--figures must be numbers from 1 to 10, as in 1-4,9, not '1-'"],
  ['study --out OUT --figures 9-11', '--figures'],
  ['study --out OUT --clusters 3', "--clusters must be two whole numbers, as in 20,30, not '3'"],
  ['study --out OUT --clusters 2,3', '--clusters must be a whole number from 3 on'],
  ['study --out OUT --seeds 0', "--seeds must be a whole number from 1 on, not '0'"],
  ['study --out OUT --initialisations 0', '--initialisations'],
  ['study --out OUT --networks 0', '--networks'],
  ['study --out OUT --resume --force', '--resume continues a study and --force replaces it: give one'],
  ['study --out OUT --batches NLO', "unknown option '--batches'"],
  ['study --out OUT --dataset mnits', '--dataset must be one of strokes'],
  ['study --out OUT --samples 60 --batch-size 61', '--batch-size must be at most the 60 training samples of strokes'],
  ['report', "missing required argument 'folder'"],
  ['report a b', 'too many arguments'],
  ['doctor --adapter=', '--adapter must not be empty'],
];

describe.concurrent('wrong usage', () => {
  it.each(WRONG)('of `%s` is one sentence and status 2', async (line, words) => {
    const args = line.split(' ').map((word) => word.replace('OUT', out));
    const { status, stdout, stderr } = await samplescope(args);
    expect(stderr).toMatch(/^samplescope: .+\n$/);
    expect(stderr).toContain(words);
    expect([status, stdout, existsSync(out)]).toEqual([2, '', false]);
  });

  it('with --json is a JSON document too', async () => {
    const { status, stdout, stderr } = await samplescope(['train', '--json', '--out', out, '--seed', 'x']);
    const sentence = "--seed must be a whole number from 0 on, not 'x'";
    expect(JSON.parse(stdout)).toEqual({ error: sentence, kind: 'UsageError', status: 2 });
    expect([status, stderr]).toEqual([2, `samplescope: ${sentence}\n`]);
  });

  it('without any argument is answered with the help', async () => {
    const { status, stdout, stderr } = await samplescope([]);
    expect(stderr).toMatch(/^Usage: samplescope .*Commands:.*help \[command\][^\n]*\n$/s);
    expect([status, stdout]).toEqual([2, '']);
  });
});

describe.concurrent('help', () => {
  it.each(['', 'doctor', 'train', 'study', 'report', 'bench'])('of `%s` goes to standard output', async (command) => {
    const { status, stdout, stderr } = await samplescope([...(command ? [command] : []), '--help']);
    expect(stdout).toContain(`Usage: samplescope ${command}`);
    expect([status, stderr]).toEqual([0, '']);
    expect(Math.max(...stdout.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80);
  });

  it('names the version', async () => {
    const { status, stdout } = await samplescope(['--version']);
    expect([status, /^\d+\.\d+\.\d+\n$/.test(stdout)]).toEqual([0, true]);
  });
});
