import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM, SMALL, samplescope, shell, temporaryFolder } from './samplescope.ts';

const folder = temporaryFolder();
const RUN = join(folder, 'run');
const trained = await samplescope(['train', ...SMALL, '--json', '--out', RUN]);

describe('with --json', () => {
  it('train prints one document, everything else on standard error', () => {
    expect(JSON.parse(trained.stdout)).toMatchObject({ out: RUN, report: join(RUN, 'report.html') });
    expect(trained.stderr).toMatch(/epoch 1\/2.*trained in.*report: /s);
    expect(trained.status).toBe(0);
  });

  it('report prints one document', async () => {
    const { status, stdout } = await samplescope(['report', '--json', RUN]);
    expect(JSON.parse(stdout)).toMatchObject({ out: RUN, files: expect.arrayContaining(['report.html']) });
    expect(status).toBe(0);
  });

  it('a failure prints a document too, and a sentence on standard error', async () => {
    const { status, stdout, stderr } = await samplescope(['report', '--json', folder]);
    const { error, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ kind: 'DamagedRunError', status: 1 });
    expect([status, stderr]).toEqual([1, `samplescope: ${error}\n`]);
  });
});

describe.concurrent('doctor', () => {
  it('prints one document that says what was found', async () => {
    const { status, stdout } = await samplescope(['doctor', '--json', '--adapter', 'software']);
    expect(JSON.parse(stdout)).toMatchObject({
      tool: 'samplescope',
      adapter: { software: true },
      test: { correct: true },
      products: expect.any(Array),
    });
    expect(status).toBe(0);
  });

  it('says what to install where there is no adapter', async () => {
    const plain = await samplescope(['doctor', '--adapter', 'nonsuch']);
    const { status, stdout } = await samplescope(['doctor', '--json', '--adapter', 'nonsuch']);
    const { adapter, error, advice } = JSON.parse(stdout);
    expect([plain.status, plain.stderr]).toEqual([1, `${error}\n${advice}\n`]);
    expect([status, adapter]).toEqual([1, null]);
    expect(error).toContain('no WebGPU adapter fits the choice nonsuch');
  });

  it('takes the name of an adapter in upper or lower case', async () => {
    const { stderr } = await samplescope(['doctor', '--adapter', 'nonsuch']);
    const [, word] = /there is (\w+)/.exec(stderr) ?? [];
    if (word === undefined) throw new Error(stderr);
    for (const name of [word.toUpperCase(), word.toLowerCase()]) {
      const { status, stdout } = await samplescope(['doctor', '--json', '--adapter', name]);
      expect(JSON.stringify(JSON.parse(stdout).adapter).toLowerCase()).toContain(word.toLowerCase());
      expect(status).toBe(0);
    }
  });

  it('names the folder into which the software adapter cannot be unpacked', async () => {
    const env = { SAMPLESCOPE_CACHE: '/proc/none' };
    const { status, stderr } = await samplescope(['doctor', '--adapter', 'software'], { env });
    expect(stderr).toMatch(/^cannot unpack .* into \/proc\/none\/.*SAMPLESCOPE_CACHE\n/);
    expect(status).toBe(1);
  });
});

describe('a missing adapter', () => {
  it('ends a training in one sentence before anything is written', async () => {
    const out = join(folder, 'none');
    const { status, stdout, stderr } = await samplescope(['train', ...SMALL, '--adapter', 'nonsuch', '--out', out]);
    expect(stderr).toMatch(
      /^samplescope: no WebGPU adapter fits the choice nonsuch; .+; choose another with --adapter\n$/,
    );
    expect([status, stdout, existsSync(out)]).toEqual([1, '', false]);
  });
});

describe('a reader that goes away', () => {
  it.each(['', '2>&1'])('is no failure, and the run goes on (%s)', async (redirection) => {
    const out = join(folder, 'piped');
    rmSync(out, { recursive: true, force: true });
    const train = `samplescope train ${SMALL.join(' ')} --out '${out}'`;
    const { stdout } = await shell(`${train} ${redirection} | head -1 > /dev/null; echo "$\{PIPESTATUS[0]}"`);
    expect([stdout, existsSync(join(out, 'report.html'))]).toEqual(['0\n', true]);
  });

  it.skipIf(!existsSync('/dev/full'))('differs from an output that cannot be written (needs /dev/full)', async () => {
    const { status, stderr } = await shell(`samplescope report --json '${RUN}' > /dev/full`);
    expect(stderr).toMatch(/\nsamplescope: cannot write to standard output: .*\n$/);
    expect(status).toBe(1);
  });
});

describe('SAMPLESCOPE_DEBUG', () => {
  it('shows where an error comes from', async () => {
    const { stderr } = await samplescope(['report', folder], { env: { SAMPLESCOPE_DEBUG: '1' } });
    expect(stderr).toMatch(/^samplescope: .+\nDamagedRunError: .+\n {4}at /);
  });
});

const hasScript = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

describe.skipIf(!hasScript)('on a terminal (needs the program script of util-linux)', () => {
  it('a bar shows percentage, time left, epoch and errors within 80 columns, and ends before other lines', async () => {
    const out = join(folder, 'terminal');
    const train = `${process.execPath} ${PROGRAM} train ${SMALL.join(' ')} --epochs 40 --out ${out}`;
    const { stdout } = await shell(`script -qec 'stty cols 80; ${train}' /dev/null`);
    const lines = stdout.split('\r\n');
    const bar = lines.findIndex((line) => line.includes('% ·'));
    const frames = (lines[bar] ?? '').split('\u001b[1G').map(visible);
    expect(frames.some((frame) => /\d+% · \S+ left · epoch \d+\/40, error [\d.]+% \(test [\d.]+%\)/.test(frame))).toBe(
      true,
    );
    expect(Math.max(...frames.map((frame) => frame.length))).toBeLessThanOrEqual(80);
    expect(visible(frames.at(-1) ?? '')).toContain('100%');
    expect(visible(lines[bar + 1] ?? '')).toMatch(/^trained in/);
    expect(count(stdout, '\u001b[?25l')).toBe(count(stdout, '\u001b[?25h')); // the cursor hidden as often as shown
  });
});

function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal does not show begins with Escape.
  return text.replace(/\u001b(\[[?0-9;]*[a-zA-Z]|[78])/g, '').trimEnd();
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
