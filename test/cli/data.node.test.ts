import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gzip, idxFile, idxFiles } from '../datasets/bytes.ts';
import { samplescope, temporaryFolder } from './samplescope.ts';

const folder = temporaryFolder();
const LABELS = Array.from({ length: 40 }, (_, sample) => sample % 10);
const GOOD = idxFiles(LABELS, LABELS.slice(0, 10));
const IMAGES_FILE = 'train-images-idx3-ubyte';
const LABELS_FILE = 'train-labels-idx1-ubyte';
const images = GOOD[IMAGES_FILE] ?? expect.fail('no images');
const gzipped = await gzip(images);
const FLAGS = ['--hidden', '4', '--epochs', '1', '--batch-size', '10', '--adapter', 'software'];

/** See slowDisk.mjs. */
const SLOW_DISK = new URL('./slowDisk.mjs', import.meta.url).href;
const PATIENT = { timeout: 60_000 };

type Files = Readonly<Record<string, Uint8Array | undefined>>;

/** Makes a folder of the good files with these changes; a file that is undefined is missing. */
function dataFolder(name: string, changes: Files = {}): string {
  const path = join(folder, name, 'mnist');
  mkdirSync(path, { recursive: true });
  for (const [file, bytes] of Object.entries<Uint8Array | undefined>({ ...GOOD, ...changes })) {
    if (bytes !== undefined) writeFileSync(join(path, file), bytes);
  }
  return join(folder, name);
}

function train(dataDir: string, out: string, ...more: string[]) {
  return samplescope(['train', '--dataset', 'mnist', '--data-dir', dataDir, ...FLAGS, '--out', out, ...more]);
}

/** Changes that make a file bad, the name of that file, and words of the sentence about it. */
const BAD: readonly (readonly [what: string, file: string, changes: Files, words: string])[] = [
  ['missing', LABELS_FILE, { [LABELS_FILE]: undefined }, 'found none'],
  ['truncated', IMAGES_FILE, { [IMAGES_FILE]: images.subarray(0, -7) }, 'found 249'],
  ['empty', IMAGES_FILE, { [IMAGES_FILE]: new Uint8Array() }, 'ends after 0'],
  ['too long', IMAGES_FILE, { [IMAGES_FILE]: Uint8Array.from([...images, 1]) }, 'found more'],
  ['of the wrong magic', IMAGES_FILE, { [IMAGES_FILE]: idxFile([240], images.subarray(16)) }, '0x00000801'],
  [
    'a gzip that breaks off',
    `${IMAGES_FILE}.gz`,
    { [IMAGES_FILE]: undefined, [`${IMAGES_FILE}.gz`]: gzipped.subarray(0, gzipped.length / 2) },
    'breaks off',
  ],
  ['of labels outside the classes', LABELS_FILE, { [LABELS_FILE]: idxFile([40], LABELS.with(7, 10)) }, 'sample 7'],
  ['of too few labels', LABELS_FILE, { [LABELS_FILE]: idxFile([39], LABELS.slice(1)) }, 'expected 40 labels'],
  ['without samples', IMAGES_FILE, { [IMAGES_FILE]: idxFile([0, 2, 3], []) }, 'at least one'],
];

describe.concurrent('a data file', () => {
  it.each(BAD)('%s is named in one sentence, and nothing is written', async (what, file, changes, words) => {
    const out = join(folder, `${what} run`);
    const { status, stdout, stderr } = await train(dataFolder(what, changes), out);
    expect(stderr).toMatch(/^samplescope: .+\n$/);
    expect(stderr).toContain(join(folder, what, 'mnist', file));
    expect(stderr).toContain(words);
    expect([status, stdout, existsSync(out)]).toEqual([1, '', false]);
  });

  it('that is whole trains, also where no more samples are asked for than there are', async () => {
    const { status, stderr } = await train(dataFolder('good'), join(folder, 'run'), '--samples', '40');
    expect(stderr).toContain('epoch 1/1');
    expect(status).toBe(0);
  });

  it('with fewer samples than are asked for is answered with the flag to change', async () => {
    const { status, stderr } = await train(dataFolder('few'), join(folder, 'few run'), '--samples', '41');
    const sentence = 'samplescope: --samples must be at most the 40 training samples that there are, not 41\n';
    expect([status, stderr]).toEqual([2, sentence]);
  });

  it('that does not exist is named', async () => {
    const path = join(folder, 'nowhere');
    const { status, stderr } = await samplescope(['train', '--dataset', path, '--out', join(folder, 'none')]);
    expect(stderr).toMatch(/^samplescope: .+\n$/);
    expect([status, stderr.includes(path)]).toEqual([1, true]);
  });
});

describe.skipIf(process.platform === 'win32')('Ctrl-C while data are loading', () => {
  /** Puts a data file on a slow disk, and presses Ctrl-C once the program has begun to read it. */
  async function interrupted(name: string, onStopping: (file: string, child: ChildProcess) => unknown) {
    const dataDir = dataFolder(name);
    const file = join(dataDir, 'mnist', IMAGES_FILE);
    const out = join(folder, `${name} run`);
    let stopping = false;
    const ending = await samplescope(['train', '--dataset', 'mnist', '--data-dir', dataDir, ...FLAGS, '--out', out], {
      env: { NODE_OPTIONS: `--import=${SLOW_DISK}`, SLOW_FILE: file },
      onStart: (child) =>
        expect
          .poll(() => existsSync(`${file}.begun`), PATIENT)
          .toBe(true)
          .then(() => child.kill('SIGINT')),
      onStderr: (_, child) => {
        if (!stopping) onStopping(file, child);
        stopping = true;
      },
    });
    return { ...ending, wrote: existsSync(out) };
  }

  it('ends with status 130 and writes nothing', async () => {
    const { status, stderr, wrote } = await interrupted('slow', (file) => writeFileSync(`${file}.go`, ''));
    expect(stderr).toMatch(/^stopping; .+\nsamplescope: interrupted\n$/);
    expect([status, wrote]).toEqual([130, false]);
  });

  it('ends at once when it is pressed twice', async () => {
    const { status, signal, wrote } = await interrupted('stuck', (_, child) => child.kill('SIGINT'));
    expect([status, signal, wrote]).toEqual([null, 'SIGINT', false]); // 130 to a shell
  });
});
