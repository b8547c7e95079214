import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIGURE_COUNT } from '../../src/studies/figureNumbers.ts';
import { samplescope, temporaryFolder } from './samplescope.ts';

const folder = temporaryFolder();
const out = join(folder, 'run');

/** Wrong arguments, each with the whole sentence that answers them. */
const WRONG: readonly (readonly [args: string, sentence: string])[] = [
  ['frobnicate', "unknown command 'frobnicate'; --help says what there is"],
  ['trian', "unknown command 'trian'; did you mean train?"],
  ['--frobnicate', "unknown option '--frobnicate'; --help says what there is"],
  ['train --out OUT --frobnicate', "unknown option '--frobnicate'; --help says what there is"],
  ['train --out OUT --epoch 3', "unknown option '--epoch'; did you mean --epochs?"],
  ['train --out', "option '--out <folder>' argument missing; --help says what there is"],
  ['train --out=', '--out must not be empty'],
  [
    'train --out OUT extra',
    "too many arguments for 'train'. Expected 0 arguments but got 1; --help says what there is",
  ],
  [
    'train --out OUT --dataset mnits',
    "--dataset must be one of strokes, mnist, fashion-mnist, kmnist, cifar10 or a path, not 'mnits'",
  ],
  ['train --out OUT --dataset=', '--dataset must not be empty'],
  ['train --out OUT --samples 0', "--samples must be a whole number from 1 on, not '0'"],
  [
    'train --out OUT --samples 5000001',
    '--samples must be at most the 5000000 training samples that there are, not 5000001',
  ],
  ['train --out OUT --test-samples -3', "--test-samples must be a whole number from 1 on, not '-3'"],
  [
    'train --out OUT --samples 60 --batch-size 61',
    '--batch-size must be at most the 60 training samples of strokes, not 61',
  ],
  ['train --out OUT --batch-size 1.5', "--batch-size must be a whole number from 1 on, not '1.5'"],
  ['train --out OUT --epochs NaN', "--epochs must be a whole number from 1 on, not 'NaN'"],
  ['train --out OUT --hidden 8,0', "--hidden must be widths from 1 on, as in 512,512,512, or none, not '8,0'"],
  ['train --out OUT --hidden 8,', "--hidden must be widths from 1 on, as in 512,512,512, or none, not '8,'"],
  ['train --out OUT --hidden=', '--hidden must not be empty'],
  ['train --out OUT --learning-rate NaN', "--learning-rate must be a number above 0, not 'NaN'"],
  ['train --out OUT --learning-rate 0', "--learning-rate must be a number above 0, not '0'"],
  ['train --out OUT --learning-rate -1', "--learning-rate must be a number above 0, not '-1'"],
  ['train --out OUT --learning-rate 1e999', "--learning-rate must be a number above 0, not '1e999'"],
  ['train --out OUT --weight-decay -1e-5', "--weight-decay must be a number from 0 on, not '-1e-5'"],
  [
    'train --out OUT --seed 99999999999999999999',
    "--seed must be a whole number from 0 on, not '99999999999999999999'",
  ],
  ['train --out OUT --order random', "--order must be one of fixed, shuffled, not 'random'"],
  ['train --out OUT --batches NLO', '--batches NLO sorts the samples: --scores must name a finished run folder'],
  ['train --out OUT --scores OUT', '--scores has no use with --batches Rand'],
  [
    'train --out OUT --batches SIM --scores OUT --order shuffled',
    '--order must be fixed with --batches SIM, not shuffled',
  ],
  [
    'train --out OUT --batches NLX',
    "--batches must be one of Rand, NLO, RNLO, NLM, SIO, RSIO, SIM, NLS, SIS, not 'NLX'",
  ],
  [
    'train --out OUT --products cubes',
    "--products must be one of measured, tile, quads, octets, blocks, slabs, not 'cubes'",
  ],
  ['train --out OUT --label=', '--label must not be empty'],
  [
    'train --out OUT --dataset x.csv --ignore a,',
    "--ignore must be names with commas between them, as in age,town, not 'a,'",
  ],
  [
    'train --out OUT --dataset x.csv --test-share 20%',
    "--test-share must be a number between 0 and 1, as in 0.2, not '20%'",
  ],
  [
    'train --out OUT --dataset x.csv --test-share 1',
    "--test-share must be a number between 0 and 1, as in 0.2, not '1'",
  ],
  [
    'train --out OUT --dataset x.csv --missing median',
    "--missing must be one of refuse, mean, zero, drop, not 'median'",
  ],
  ['train --out OUT --dataset x.csv --scale log', "--scale must be one of auto, standard, unit, none, not 'log'"],
  ['train --out OUT --dataset x.csv --resize 0', "--resize must be pixels from 1 to 4096, as in 64 or 64x48, not '0'"],
  [
    'train --out OUT --dataset mnist --label y',
    '--label is about files of your own, and mnist is read in one way: give --dataset the path of your files, or leave ' +
      'the flag out',
  ],
  [
    'train --out OUT --grey --missing mean',
    '--missing, --grey are about files of your own, and strokes is read in one way: give --dataset the path of your ' +
      'files, or leave the flags out',
  ],
  [
    'study --out OUT --dataset mine.csv --dataset mnist --label y',
    '--label is about files of your own, and mnist is read in one way: give --dataset the path of your files, or leave ' +
      'the flag out',
  ],
  ['study --out OUT --preset slow', "--preset must be one of quick, laptop, paper, not 'slow'"],
  ['study --out OUT --figures 0', `--figures must be numbers from 1 to ${FIGURE_COUNT}, as in 1-4,9, not '0'`],
  ['study --out OUT --figures 1-', `--figures must be numbers from 1 to ${FIGURE_COUNT}, as in 1-4,9, not '1-'`],
  [
    `study --out OUT --figures 9-${FIGURE_COUNT + 1}`,
    `--figures must be numbers from 1 to ${FIGURE_COUNT}, as in 1-4,9, not '9-${FIGURE_COUNT + 1}'`,
  ],
  ['study --out OUT --clusters 3', "--clusters must be two whole numbers from 3 on, as in 20,30, not '3'"],
  ['study --out OUT --clusters 2,3', "--clusters must be two whole numbers from 3 on, as in 20,30, not '2,3'"],
  ['study --out OUT --seeds 0', "--seeds must be a whole number from 1 on, not '0'"],
  ['study --out OUT --initialisations 0', "--initialisations must be a whole number from 1 on, not '0'"],
  ['study --out OUT --networks 0', "--networks must be a whole number from 1 on, not '0'"],
  ['study --out OUT --resume --force', '--resume continues a study and --force replaces it: give one'],
  ['study --out OUT --batches NLO', "unknown option '--batches'; --help says what there is"],
  [
    'study --out OUT --dataset mnits',
    "--dataset must be one of strokes, mnist, fashion-mnist, kmnist, cifar10 or a path, not 'mnits'",
  ],
  [
    'study --out OUT --samples 60 --batch-size 61',
    '--batch-size must be at most the 60 training samples of strokes, not 61',
  ],
  ['inspect', "missing required argument 'path'; --help says what there is"],
  ['inspect mnits', "the data must be one of strokes, mnist, fashion-mnist, kmnist, cifar10 or a path, not 'mnits'"],
  ['inspect strokes --sheet s.jpg', "--sheet must be a file whose name ends in .png, not 's.jpg'"],
  ['report', "missing required argument 'folder'; --help says what there is"],
  ['report a b', "too many arguments for 'report'. Expected 1 argument but got 2; --help says what there is"],
  ['doctor --adapter=', '--adapter must not be empty'],
];

describe.concurrent('wrong usage', () => {
  it.each(WRONG)('of `%s` is one sentence and status 2', async (line, sentence) => {
    const args = line.split(' ').map((word) => word.replace('OUT', out));
    const { status, stdout, stderr } = await samplescope(args);
    expect([status, stdout, stderr]).toEqual([2, '', `samplescope: ${sentence}\n`]);
    expect(existsSync(out)).toBe(false);
  });

  it('of a variant that the adapter cannot run names the adapter', async () => {
    const { status, stderr } = await samplescope('study --dry-run --adapter software --products octets'.split(' '));
    expect(stderr).toMatch(/^samplescope: products by octets need subgroups of 8 lanes, and google · .+ has 4\n$/);
    expect(status).toBe(2);
  });

  it('prints a JSON document too with --json', async () => {
    const { status, stdout, stderr } = await samplescope(['train', '--json', '--out', out, '--seed', 'x']);
    const sentence = "--seed must be a whole number from 0 on, not 'x'";
    expect(JSON.parse(stdout)).toEqual({ error: sentence, kind: 'UsageError', status: 2 });
    expect([status, stderr]).toEqual([2, `samplescope: ${sentence}\n`]);
  });

  it('without any argument prints the help', async () => {
    const { status, stdout, stderr } = await samplescope([]);
    expect(stderr).toMatch(/^Usage: samplescope .*Commands:.*help \[command\][^\n]*\n$/s);
    expect([status, stdout]).toEqual([2, '']);
  });
});

describe.concurrent('help', () => {
  it.each(['', 'doctor', 'inspect', 'train', 'study', 'report', 'lab', 'bench'])(
    'of `%s` goes to standard output, and is the stored text',
    async (command) => {
      const { status, stdout, stderr } = await samplescope([...(command ? [command] : []), '--help']);
      await expect(stdout).toMatchFileSnapshot(`help/${command || 'samplescope'}.txt`);
      expect([status, stderr]).toEqual([0, '']);
      expect(Math.max(...stdout.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80);
    },
  );

  it('has the version under --version', async () => {
    const { status, stdout } = await samplescope(['--version']);
    expect([status, /^\d+\.\d+\.\d+\n$/.test(stdout)]).toEqual([0, true]);
  });
});
