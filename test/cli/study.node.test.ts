import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idxFiles } from '../datasets/bytes.ts';
import { SMALL, samplescope, temporaryFolder } from './samplescope.ts';

const folder = temporaryFolder();
const WHOLE = join(folder, 'whole');
/** The arguments of a study of ten runs, each of which takes a moment. */
const STUDY = ['study', ...SMALL, '--seeds', '2', '--initialisations', '1', '--clusters', '3,3'];
const studied = await samplescope([...STUDY, '--json', '--out', WHOLE]);

/** The content of every file below a folder, in base64. */
function contentOf(path: string): Record<string, string> {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(path, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(path, name)).toString('base64')]));
}

/** The files with the rows of all figures and the claims. */
function resultsOf(path: string): [name: string, content: string][] {
  return Object.entries(contentOf(path)).filter(([name]) => /^figures\/.*json$|^claims\.json$/.test(name));
}

/** Sends a signal to the program as soon as a file is there. */
function signalOnceWritten(path: string, signal: NodeJS.Signals) {
  return (child: ChildProcess) => {
    const timer = setInterval(() => {
      if (!existsSync(path)) return;
      clearInterval(timer);
      child.kill(signal);
    }, 5);
    child.on('exit', () => clearInterval(timer));
  };
}

describe('a study', () => {
  it('leaves all ten figures with their rows, the claims, the report and its plan', () => {
    const numbers = Array.from({ length: 10 }, (_, index) => `fig${String(index + 1).padStart(2, '0')}`);
    const figures = numbers.flatMap((figure) => [`figures/${figure}.svg`, `figures/${figure}.json`]);
    expect(Object.keys(contentOf(WHOLE))).toEqual(
      expect.arrayContaining([...figures, 'claims.json', 'report.html', 'study.json']),
    );
    expect(studied.status).toBe(0);
  });

  it('prints one document with the claims that it writes, and a table of them', () => {
    const { out, report, claims } = JSON.parse(studied.stdout);
    expect([out, report]).toEqual([WHOLE, join(WHOLE, 'report.html')]);
    expect(claims).toEqual(JSON.parse(readFileSync(join(WHOLE, 'claims.json'), 'utf8')));
    expect(studied.stderr).toMatch(
      /\(software\)\n(strokes · \d+ of \d+ runs.*\n)+studied in \d+s\n1a +[✓✗~] \w+ .*\n10 .*\n\d+ holds?, .*\nreport: .*\n$/s,
    );
  });

  it('is drawn again with the same bytes', async () => {
    const content = contentOf(WHOLE);
    const { status, stderr } = await samplescope(['report', WHOLE]);
    expect([status, stderr]).toEqual([0, '']);
    expect(contentOf(WHOLE)).toEqual(content);
  });
});

describe('other random draws', () => {
  it('decide the claims again, and say which verdicts hang on a draw', async () => {
    const { status, stdout } = await samplescope(['report', '--json', '--draws', '2', WHOLE]);
    const { draws, changed } = JSON.parse(stdout);
    expect([status, draws, Array.isArray(changed)]).toEqual([0, 2, true]);
    const said = await samplescope(['report', '--draws', '2', WHOLE]);
    const lines = said.stdout.split('\n').filter((line) => /of 2 other draws|2 other random draws/.test(line));
    expect(lines).toHaveLength(Math.max(1, changed.length));
  });
});

describe('a folder that holds a study', () => {
  it.each([
    ['another study', STUDY, 'continue it with --resume, replace it with --force, or choose another folder'],
    ['a run', ['train', ...SMALL], 'which a single run cannot replace; choose another folder'],
    ['a run, by force too', ['train', ...SMALL, '--force'], 'which a single run cannot replace'],
  ])('is refused to %s in one sentence, and stays as it is', async (_, args, words) => {
    const content = contentOf(WHOLE);
    const { status, stdout, stderr } = await samplescope([...args, '--out', WHOLE]);
    expect(stderr).toMatch(/^samplescope: .* holds a study \(study\.json\).*\n$/);
    expect([status, stdout, stderr.includes(words)]).toEqual([1, '', true]);
    expect(contentOf(WHOLE)).toEqual(content);
  });

  it('is not continued as another study', async () => {
    const { status, stderr } = await samplescope([...STUDY, '--epochs', '3', '--resume', '--out', WHOLE]);
    const sentence = 'samplescope: --resume continues a study with --epochs 2, not 3\n';
    expect([status, stderr]).toEqual([2, sentence]);
  });
});

describe.concurrent('a study that is stopped', () => {
  it('by SIGKILL ends with the same results when it is continued', async () => {
    const out = join(folder, 'killed');
    const last = join(out, 'runs/strokes/NLO-1/snapshots/epoch-0001.safetensors');
    const { signal } = await samplescope([...STUDY, '--out', out], { onStart: signalOnceWritten(last, 'SIGKILL') });
    expect([signal, existsSync(join(out, 'report.html'))]).toEqual(['SIGKILL', false]);
    // Every variant of the products adds up in the same order, so that the study may go on with another one.
    const resume = ['study', '--resume', '--adapter', 'software', '--products', 'tile'];
    const { status, stdout } = await samplescope([...resume, '--out', out]);
    expect([status, stdout.includes(`report: ${join(out, 'report.html')}`)]).toEqual([0, true]);
    expect(resultsOf(out)).toEqual(resultsOf(WHOLE));
    expect(resultsOf(out)).toHaveLength(11);
  });

  it('by Ctrl-C ends with status 130 and says how to continue', async () => {
    const out = join(folder, 'interrupted');
    const last = join(out, 'runs/strokes/Rand-1/snapshots/epoch-0002.safetensors');
    const endless = [...STUDY, '--epochs', '100000', '--out', out];
    const { status, stderr } = await samplescope(endless, { onStart: signalOnceWritten(last, 'SIGINT') });
    const advice = `\`samplescope study --resume --out ${out}\` continues`;
    expect(stderr).toMatch(/\nstopping; .*\nsamplescope: interrupted; .*\n$/);
    expect(stderr).toContain(`samplescope: interrupted; ${out} holds 0 of 14 runs; ${advice}\n`);
    expect(status).toBe(130);
    expect(readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.part'))).toEqual(
      [],
    );
  });
});

describe.concurrent('some figures', () => {
  it('train no more runs than they are drawn from, and can be drawn as PNG too', async () => {
    const out = join(folder, 'some');
    const { status, stderr } = await samplescope([...STUDY, '--figures', '2,9', '--png', '--resume', '--out', out]);
    expect(stderr).toContain(`${out} holds no study yet: beginning one\n`);
    const repeated = [2, 3, 4, 5].map((seed) => `Rand-${seed}-order-${seed}`);
    expect([status, readdirSync(join(out, 'runs/strokes')).sort()]).toEqual([
      0,
      ['Rand-1', ...repeated, 'examples.json'],
    ]);
    const drawn = readdirSync(join(out, 'figures'));
    expect(drawn.filter((name) => !name.includes('-')).sort()).toEqual(
      ['fig02', 'fig09'].flatMap((figure) => [`${figure}.json`, `${figure}.png`, `${figure}.svg`]),
    );
    const png = readFileSync(join(out, 'figures/fig09.png'));
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
    const claims: { figure: string }[] = JSON.parse(readFileSync(join(out, 'claims.json'), 'utf8'));
    expect(new Set(claims.map(({ figure }) => figure))).toEqual(new Set(['fig02']));
  });
});

describe('data sets of the same name', () => {
  it('are kept apart, each under a name of its own', async () => {
    const paths = ['one', 'two'].map((place) => join(folder, place, 'digits'));
    for (const [index, path] of paths.entries()) {
      mkdirSync(path, { recursive: true });
      const labels = Array.from({ length: 40 }, (_, sample) => (sample * (index + 1)) % 10);
      const files = Object.entries(idxFiles(labels, labels.slice(0, 10)));
      for (const [name, bytes] of files) writeFileSync(join(path, name), bytes ?? expect.fail(name));
    }
    const out = join(folder, 'namesakes');
    const flags = ['--hidden', '4', '--epochs', '1', '--batch-size', '10', '--figures', '9', '--adapter', 'software'];
    const given = paths.flatMap((path) => ['--dataset', path]);
    const { status } = await samplescope(['study', ...given, ...flags, '--out', out]);
    expect([status, readdirSync(join(out, 'runs'))]).toEqual([0, ['digits', 'digits-2']]);
    const { readings } = JSON.parse(readFileSync(join(out, 'figures/fig09.json'), 'utf8'));
    expect(readings.map(({ dataset }: { dataset: string }) => dataset)).toEqual(['digits', 'digits-2']);
  });
});

describe('a dry run', () => {
  /** The plan where there is no adapter, which is the same on every machine. */
  async function planned(...more: string[]) {
    const out = join(folder, 'dry');
    const args = ['study', '--dry-run', '--json', '--adapter', 'nonsuch', '--data-dir', '/nowhere', '--out', out];
    const { status, stdout, stderr } = await samplescope([...args, ...more]);
    expect([status, existsSync(out)]).toEqual([0, false]);
    return { ...JSON.parse(stdout), said: stderr };
  }

  it('of the paper states its runs, their arithmetic and their memory, without any data', async () => {
    const paper = ['--preset', 'paper', '--dataset', 'mnist', '--dataset', 'cifar10'];
    const { datasets, total, said } = await planned(...paper);
    expect(datasets).toMatchObject([
      { name: 'mnist', samples: 50_000, testSamples: 10_000, runs: 49, parameters: 932_362 },
      { name: 'cifar10', samples: 50_000, testSamples: 10_000, runs: 49, parameters: 2_103_818 },
    ]);
    for (const { name, units, runs, operations, parameters, pathBytes } of datasets) {
      expect(units.flat()).toHaveLength(runs);
      expect(units[0].slice(0, 4)).toEqual(['Rand-1', 'Rand-2', 'Rand-3', 'Rand-2-order-2']);
      expect(units[0]).toHaveLength(7);
      // A training step multiplies and adds each parameter three times, but those of the first layer only twice.
      const firstLayer = 512 * ((name === 'mnist' ? 28 * 28 : 3 * 32 * 32) + 1);
      const epoch = 50_000 * (6 * parameters - 2 * firstLayer) + 10_000 * 2 * parameters;
      expect(operations).toBe(49 * 50 * epoch + (350 * 351 + 28 * 8) * parameters);
      expect(pathBytes).toBe((7 * 50 + 28) * parameters * 4);
    }
    expect(total.operations).toBe(datasets[0].operations + datasets[1].operations);
    expect(total.hostBytes).toBeLessThan(2 ** 31);
    expect(total.hostBytes).toBeGreaterThan(datasets[0].dataBytes + datasets[1].dataBytes);
    const networks = Math.max(...datasets[1].units.map((unit: string[]) => unit.length));
    expect(total.gpuBytes).toBeGreaterThan(datasets[1].dataBytes + networks * 4 * 2_103_818);
    expect(total.gpuBytes).toBeLessThan(datasets[1].dataBytes + networks * 8 * 2_103_818);
    expect(said).toMatch(/mnist: 49 runs of 50 epochs .* 932 thousand parameters each, at most 42 side by side\n/);
  });

  it('follows the flags', async () => {
    const small = ['--dataset', 'mnist', '--samples', '2000', '--hidden', 'none', '--figures', '1', '--networks', '2'];
    const { datasets } = await planned(...small);
    expect(datasets).toMatchObject([{ samples: 2000, runs: 5, parameters: 7850, pathBytes: 0 }]);
    expect(datasets[0].units.map((unit: string[]) => unit.length)).toEqual([2, 1, 2]);
  });

  it.each([
    [['--dataset', 'mnist', '--samples', '60001'], '--samples must be at most the 60000 training samples'],
    [['--dataset', 'mnist', '--samples', '50', '--batch-size', '51'], '--batch-size must be at most the 50'],
  ])('refuses %j as the study would', async (args, words) => {
    const { status, stderr } = await samplescope(['study', '--dry-run', '--adapter', 'nonsuch', ...args]);
    expect([status, stderr.includes(words)]).toEqual([2, true]);
  });
});

describe.concurrent('a run with batches that are built from scores', () => {
  const scores = join(WHOLE, 'runs/strokes/Rand-1');

  it('has the errors of the same run in a study', async () => {
    const out = join(folder, 'sorted');
    const { status } = await samplescope(['train', ...SMALL, '--batches', 'NLO', '--scores', scores, '--out', out]);
    expect(status).toBe(0);
    const [alone, inStudy] = [out, join(WHOLE, 'runs/strokes/NLO-1')].map((run) => contentOf(run)['epochs.parquet']);
    expect(alone).toBeDefined();
    expect(alone).toBe(inStudy);
  });

  it.each([
    ['other training data', scores, ['--samples', '50'], 'its run has other training data'],
    ['a run without records', join(WHOLE, 'runs/strokes/NLO-1'), [], 'order.npy is missing'],
    ['no folder', join(folder, 'nowhere'), [], 'config.json is missing'],
  ])('refuses the scores of %s', async (what, run, more, words) => {
    const out = join(folder, `scores of ${what}`);
    const args = ['train', ...SMALL, ...more, '--batches', 'SIM', '--scores', run, '--out', out];
    const { status, stderr } = await samplescope(args);
    expect(stderr).toMatch(/^samplescope: .+\n$/);
    expect([status, stderr.includes(words), existsSync(out)]).toEqual([1, true, false]);
  });
});
