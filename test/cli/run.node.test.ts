import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFolder } from '../../src/platform/node/files.ts';
import { readRun } from '../../src/run/folder/read/readRun.ts';
import { PROGRAM, SMALL, samplescope, shell, temporaryFolder } from './samplescope.ts';

const folder = temporaryFolder();
const WHOLE = join(folder, 'whole');
const wholeRun = await samplescope(['train', ...SMALL, '--out', WHOLE]);

/** The arguments of a run with more epochs than anybody waits for. */
const ENDLESS = ['train', ...SMALL, '--epochs', '100000'];

/** The files that hold what was measured. */
const MEASURED = ['samples.parquet', 'epochs.parquet', 'order.npy', 'init.safetensors', 'final.safetensors'];

function bytesOf(run: string, names: readonly string[]): string[] {
  return names.map((name) => `${name} ${readFileSync(join(run, name)).toString('base64')}`);
}

/** The figures, the claims and the report, with their content. */
function drawnFiles(run: string): string[] {
  const figures = readdirSync(join(run, 'figures')).map((name) => join('figures', name));
  return bytesOf(run, [...figures, 'claims.json', 'report.html']);
}

function hiddenFiles(run: string): string[] {
  return readdirSync(run, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)\./.test(name));
}

function copyOfRun(name: string): string {
  const copy = join(folder, name);
  cpSync(WHOLE, copy, { recursive: true });
  return copy;
}

describe('a run', () => {
  it('says which adapter it has, how each epoch went, and where the report is', () => {
    expect(wholeRun.stderr).toMatch(/SwiftShader.*\(software\)\nepoch 1\/2 · .* left\nepoch 2\/2 · .*\n$/);
    expect(wholeRun.stdout).toContain(`report: ${join(WHOLE, 'report.html')}\n`);
    expect([wholeRun.status, hiddenFiles(WHOLE)]).toEqual([0, []]);
  });

  it('leaves the same bytes when it is trained twice', async () => {
    const again = join(folder, 'again');
    expect((await samplescope(['train', ...SMALL, '--out', again])).status).toBe(0);
    expect(bytesOf(again, MEASURED)).toEqual(bytesOf(WHOLE, MEASURED));
  });

  it('is drawn again with the same bytes', async () => {
    const drawn = drawnFiles(WHOLE);
    const { status, stderr } = await samplescope(['report', WHOLE]);
    expect([status, stderr]).toEqual([0, '']);
    expect(drawnFiles(WHOLE)).toEqual(drawn);
  });

  it('is not overwritten, unless by force', async () => {
    const out = copyOfRun('taken');
    const refused = await samplescope(['train', ...SMALL, '--out', out]);
    const sentence = `${out} already holds a run (final.safetensors); choose another folder or replace it with --force`;
    expect([refused.status, refused.stderr]).toEqual([1, `samplescope: ${sentence}\n`]);
    expect((await samplescope(['train', ...SMALL, '--seed', '2', '--out', out, '--force'])).status).toBe(0);
    expect(bytesOf(out, MEASURED)).not.toEqual(bytesOf(WHOLE, MEASURED));
  });
});

describe.concurrent('a run that diverges', () => {
  it('stops with its step, its learning rate and advice, and keeps its whole epochs', async () => {
    const out = join(folder, 'diverged');
    const { status, stderr } = await samplescope(['train', ...SMALL, '--learning-rate', '1e6', '--out', out]);
    expect(stderr).toMatch(
      /\nsamplescope: .*epoch 1, step \d+, at learning rate 1000000; try .*0\.1; no epoch is whole/,
    );
    expect([status, hiddenFiles(out), existsSync(join(out, 'samples.parquet'))]).toEqual([1, [], true]);
    expect((await readRun(nodeFolder(out))).complete).toBe(false);
    const report = await samplescope(['report', out]);
    expect([report.status, report.stderr]).toEqual([
      0,
      `${out}: nothing can be drawn, as no epoch of the run is whole\n`,
    ]);
  });
});

describe.concurrent('a run that is stopped', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s writes whole files that can be drawn', async (signal) => {
    const out = join(folder, signal);
    const onStderr = (stderr: string, child: { kill(signal: NodeJS.Signals): void }) => {
      if (stderr.includes('epoch 2/') && !stderr.includes('stopping')) child.kill(signal);
    };
    const { status, stderr } = await samplescope([...ENDLESS, '--out', out], { onStderr });
    expect(stderr).toMatch(/\nsamplescope: interrupted; .* holds \d+ of 100000 epochs.*\n$/);
    expect([status, hiddenFiles(out)]).toEqual([130, []]);
    const run = await readRun(nodeFolder(out));
    expect([run.complete, run.epochs >= 2, run.records.length === run.epochs]).toEqual([false, true, true]);
    expect((await samplescope(['report', out])).status).toBe(0);
  });

  it('by SIGKILL leaves hidden parts, is not taken for a whole run, and is replaced by force', async () => {
    const out = join(folder, 'killed');
    const onStderr = (stderr: string, child: { kill(signal: NodeJS.Signals): void }) => {
      if (stderr.includes('epoch 2/')) child.kill('SIGKILL');
    };
    const { signal } = await samplescope([...ENDLESS, '--out', out], { onStderr });
    expect([signal, hiddenFiles(out)]).toEqual(['SIGKILL', ['.order.npy.part', '.samples.parquet.part']]);
    const report = await samplescope(['report', out]);
    expect(report.stderr).toMatch(/^samplescope: .*order\.npy is missing: the run was killed.* --force\n$/);
    const refused = await samplescope(['train', ...SMALL, '--out', out]);
    expect(refused.stderr).toMatch(/^samplescope: .* holds an unfinished run .* --force\n$/);
    expect([report.status, refused.status]).toEqual([1, 1]);
    expect((await samplescope(['train', ...SMALL, '--out', out, '--force'])).status).toBe(0);
    expect([bytesOf(out, MEASURED), hiddenFiles(out)]).toEqual([bytesOf(WHOLE, MEASURED), []]);
  });
});

describe.concurrent('a folder that cannot be written', () => {
  it.each([
    ['below a file', join(WHOLE, 'config.json', 'run'), 'is a file'],
    ['where the system lets none be made', '/proc/none/run', 'none can be made'],
  ])('%s ends the run in one sentence', async (_, out, words) => {
    const { status, stderr } = await samplescope(['train', ...SMALL, '--out', out]);
    expect(stderr).toMatch(/\(software\)\nsamplescope: cannot write .*config\.json: .+\n$/);
    expect([status, stderr.includes(words)]).toEqual([1, true]);
  });
});

/** Whether the test may mount a small file system: that takes Linux and either root or user namespaces. */
const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

describe.skipIf(!canMount)('a full disk (needs Linux with root or user namespaces)', { concurrent: true }, () => {
  /** Trains on a disk of this size. `said` is the exit status and the names of the files that are left. */
  async function trainOn(size: string) {
    const disk = join(folder, `disk of ${size}`);
    mkdirSync(disk);
    const flags = [...SMALL, '--samples', '300', '--epochs', '9'].join(' ');
    const work = `mount -t tmpfs -o size=${size} none "$1" && "$2" "$3" train ${flags} --out "$1/run"; echo $?; ls -A "$1/run"`;
    const line = `unshare -rm bash -c '${work}' - "${disk}" "${process.execPath}" "${PROGRAM}"`;
    const { stdout, stderr } = await shell(line);
    return { said: stdout.trim().split('\n'), stderr };
  }

  it('before the first epoch leaves nothing', async () => {
    const { said, stderr } = await trainOn('16k');
    expect(stderr).toMatch(/\(software\)\nsamplescope: cannot write .*: the disk is full; [^;\n]*\n$/);
    expect(said).toEqual(['1']);
  });

  it('in a later epoch leaves whole files, and ends the run in one sentence', async () => {
    const { said, stderr } = await trainOn('84k');
    expect(stderr).toMatch(/\nsamplescope: cannot write .*: the disk is full; .* holds \d of 9 epochs.*\n$/);
    const left = [
      'config.json',
      'environment.json',
      'epochs.parquet',
      'init.safetensors',
      'inputs.safetensors',
      'order.npy',
    ];
    expect(said).toEqual(['1', ...left, 'samples.parquet']);
  });
});

describe.concurrent('the report of a damaged run', () => {
  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
  const scrambled = (bytes: Buffer) => bytes.map((byte, i) => (i > bytes.length - 200 ? byte ^ 0xff : byte));
  const newer = (bytes: Buffer) => Buffer.from(bytes.toString().replace('"format": 1', '"format": 2'));

  it.each([
    ['samples.parquet', half, 'is damaged'],
    ['samples.parquet', scrambled, 'is damaged'],
    ['epochs.parquet', half, 'is damaged'],
    ['epochs.parquet', scrambled, 'is damaged'],
    ['order.npy', half, 'is damaged'],
    ['config.json', half, 'is not JSON'],
    ['config.json', newer, 'format version 2, this program reads 1'],
    ['environment.json', scrambled, 'is not JSON'],
  ])('names %s', async (file, damage, words) => {
    const run = copyOfRun(`damaged ${file} ${words} ${damage.name}`);
    writeFileSync(join(run, file), damage(readFileSync(join(run, file))));
    const { status, stdout, stderr } = await samplescope(['report', run]);
    expect(stderr).toMatch(/^samplescope: .+\n$/);
    expect(stderr).toContain(`${join(run, file)}`);
    expect([status, stdout, stderr.includes(words)]).toEqual([1, '', true]);
  });

  it('says of a folder without a run that it has none', async () => {
    const { status, stderr } = await samplescope(['report', folder]);
    expect([status, stderr.includes(`${join(folder, 'config.json')} is missing`)]).toEqual([1, true]);
  });
});
