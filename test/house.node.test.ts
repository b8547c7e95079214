import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript-5.9';
import { describe, expect, it } from 'vitest';
import { FIGURES } from '../src/studies/figures.ts';

/** All files that are written by hand: CONTRIBUTING.md says how they are arranged. */
const files = ['src', 'shaders', 'datasets', 'test', 'bench'].flatMap((root) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name)),
);

/** A shader that is dispatched declares its parameters; all others are parts of it. */
const passes = files
  .filter((file) => file.endsWith('.wgsl') && file.startsWith('shaders/'))
  .filter((file) => /^struct Params/m.test(readFileSync(file, 'utf8')))
  .map((file) => basename(file, '.wgsl'));

const figureFolders = readdirSync('src/studies').filter((name) => /^figure\d\d$/.test(name));

/** `sample_norms` → `sampleNorms`. */
function camel(stem: string): string {
  return stem.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** What a pass needs and does not have. One test file may test several passes. */
function missingFor(stem: string): string[] {
  const name = camel(stem);
  const needed = [`src/kernels/${name}.ts`, `test/reference/${stem}.ts`, `bench/kernels/${name}.ts`];
  const missing = needed.filter((file) => !existsSync(file));
  const tests = files.filter((file) => file.startsWith('test/kernels/') && file.endsWith('.test.ts'));
  const tested = tests.some((file) => readFileSync(file, 'utf8').includes(`reference/${stem}.ts`));
  const timed = readFileSync('bench/kernels/cases.ts', 'utf8').includes(`./${name}.ts`);
  if (!tested) missing.push(`a test in test/kernels that imports test/reference/${stem}.ts`);
  if (!timed) missing.push(`a line in bench/kernels/cases.ts for bench/kernels/${name}.ts`);
  return missing;
}

describe('every pass', () => {
  it('is found in shaders/', () => {
    expect(passes.length).toBeGreaterThan(5);
  });

  it.each(passes)('%s has its kernel, its float64 twin, its test and its benchmark', (stem) => {
    expect(missingFor(stem)).toEqual([]);
  });
});

describe('every figure', () => {
  it('has a folder, and every folder is listed in studies/figures.ts', () => {
    expect(FIGURES.map(({ number }) => `figure${String(number).padStart(2, '0')}`)).toEqual(figureFolders);
  });

  it.each(figureFolders)('%s has a picture that is compared, and tests of its rows or claims', (folder) => {
    const digits = folder.replace('figure', '');
    expect(existsSync(`test/studies/${folder}/fig${digits}.svg`)).toBe(true);
    // A test names its rows, the clusters that figures 5 and 6 draw, or a claim, as in `decide(inputs, '3a')`.
    const tested = new RegExp(`\\brows${digits}\\b|\\bfigure${digits}Clusters\\b|'${Number(digits)}[a-z]?'`);
    const tests = files.filter((file) => file.startsWith('test/studies/') && file.endsWith('.test.ts'));
    expect(tests.filter((file) => tested.test(readFileSync(file, 'utf8')))).not.toEqual([]);
  });
});

/** `src/a.ts:12` and the number of lines of each function that has more than `most`. */
function longFunctions(file: string, most: number): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const [first, last] = [lineAt(node.getStart()), lineAt(node.end)];
      if (last - first >= most) found.push(`${file}:${first} has ${last - first + 1} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('the rooms stay small', () => {
  /** A reader takes in about twenty files at a glance; two more are allowed. */
  const MOST_FILES = 22;
  const MOST_LINES = 250;
  /** Most functions have about ten lines; a description of a chart or of markup may take some more. */
  const MOST_LINES_OF_A_FUNCTION = 30;

  it('no folder has more files side by side than a reader can take in', () => {
    const counts = new Map<string, number>();
    for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([]);
  });

  it('no file outside the tests is too long to hold one idea', () => {
    const code = files.filter((file) => /\.(tsx?|mjs|js|wgsl|css)$/.test(file) && !file.startsWith('test/'));
    const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1;
    expect(code.filter((file) => lines(file) > MOST_LINES)).toEqual([]);
  });

  it('no function is longer than 30 lines', () => {
    const scripts = files.filter((file) => /\.(tsx?|mjs|js)$/.test(file) && !file.startsWith('test/'));
    expect(scripts.flatMap((file) => longFunctions(file, MOST_LINES_OF_A_FUNCTION))).toEqual([]);
  });
});
