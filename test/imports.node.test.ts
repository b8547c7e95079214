import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which rooms each room may import, besides itself. Rooms are folders of src, the data sets and the bench. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  datasets: [],
  importance: [],
  batches: ['importance'],
  platform: ['datasets'],
  gpu: ['platform'],
  kernels: ['gpu', 'platform'],
  settings: ['batches', 'kernels', 'gpu', 'datasets'],
  mlp: ['kernels', 'gpu', 'datasets'],
  run: ['settings', 'mlp', 'kernels', 'gpu', 'platform', 'importance', 'batches', 'datasets', 'version'],
  plots: ['importance'],
  studies: [
    'settings',
    'run',
    'mlp',
    'gpu',
    'platform/folder',
    'importance',
    'batches',
    'plots',
    'datasets',
    'version',
  ],
  report: ['platform/folder', 'studies', 'run', 'importance', 'plots', 'datasets'],
  lab: [
    'settings',
    'report',
    'studies',
    'run',
    'mlp',
    'gpu',
    'platform',
    'importance',
    'batches',
    'plots',
    'datasets',
    'version',
  ],
  cli: [
    'bench',
    'settings',
    'report',
    'plots',
    'studies',
    'run',
    'mlp',
    'kernels',
    'gpu',
    'platform',
    'datasets',
    'importance',
    'batches',
    'version',
  ],
  index: [
    'settings',
    'report',
    'studies',
    'run',
    'mlp',
    'kernels',
    'gpu',
    'platform',
    'importance',
    'batches',
    'datasets',
    'version',
  ],
  node: ['index', 'platform'],
  examples: [],
  version: [],
  bench: ['datasets', 'settings', 'mlp', 'kernels', 'gpu', 'platform', 'version', 'reference'],
};

/** What the features of the lab share, from the lowest up: each may import the ones before it. */
const LAB_SHARED = [
  'storage',
  'protocol',
  'session',
  'address',
  'drawing',
  'selection',
  'marks',
  'pictures',
  'ranking',
  'explanations',
  'saving',
  'charts',
];

/** Features of the lab may import what all of them share, and the other features named here. The page may import all. */
const LAB_FEATURES: Readonly<Record<string, readonly string[]>> = {
  curves: [],
  figures: ['study'],
  files: [],
  help: [],
  matrix: [],
  movers: [],
  network: [],
  notices: [],
  samples: ['story'],
  scatter: [],
  reading: [],
  settings: ['files', 'reading'],
  story: [],
  transport: [],
  study: ['worker'],
  worker: [],
};

/** Only these rooms may import Node's modules and the packages that need Node. */
const NODE_ROOMS = ['platform', 'cli'];
const NODE_PACKAGES = ['sharp', 'commander', 'cli-progress', 'linkedom', 'webgpu'];

/** Names that a room would need to use the graphics API itself. Only src/gpu does, on adapters that the platform finds. */
const GRAPHICS_API =
  /\b(GPU[A-Z]\w+|createCommandEncoder|beginComputePass|createBuffer|writeBuffer|createBindGroup|queue\.submit|gpu\.device)\b/;

const files = ['src', 'datasets', 'bench'].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts') && !name.includes('node_modules'))
    .map((name) => join(root, name)),
);

/** `src/run/folder/x.ts` is in the room `run`, `src/index.ts` in `index`, `bench/x.ts` in `bench`, `test/reference/x.ts` in `reference`. */
function roomOf(file: string): string {
  const [root = '', ...rest] = file.split('/');
  return root === 'src' || root === 'test' ? (rest[0] ?? '').replace('.ts', '') : root;
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** The modules whose values a file imports when it loads: neither imports of types nor those that it makes later. */
function importedAtOnce(file: string): string[] {
  if (!/\.tsx?$/.test(file)) return [];
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^(?:import|export) (?!type\b)(?:[^;']*? from )?'([^']+)'/gm)].map(
    (match) => match[1] ?? '',
  );
}

function targetOf(file: string, specifier: string): string | undefined {
  if (specifier === '#platform') return 'src/platform/node.ts';
  return specifier.startsWith('.') ? relative('.', resolve(dirname(file), specifier)) : undefined;
}

function namesGraphicsApi(file: string): boolean {
  return GRAPHICS_API.test(readFileSync(file, 'utf8').replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, ''));
}

function needsNode(specifier: string): boolean {
  return specifier.startsWith('node:') || NODE_PACKAGES.includes(specifier.split('/')[0] ?? '');
}

function mayImport(room: string, target: string): boolean {
  const allowed = MAY_IMPORT[room] ?? [];
  return roomOf(target) === room || allowed.some((name) => roomOf(target) === name || target === `src/${name}.ts`);
}

function featureOf(file: string): string {
  return file.split('/')[2] ?? '';
}

function mayImportInLab(feature: string, target: string): boolean {
  if (feature === target || feature === 'page') return true;
  const place = LAB_SHARED.indexOf(feature);
  if (place >= 0) return LAB_SHARED.slice(0, place).includes(target);
  return LAB_SHARED.includes(target) || (LAB_FEATURES[feature] ?? []).includes(target);
}

describe('import arrows', () => {
  it('point, within the lab, only to what features share', () => {
    const inLab = files.filter((file) => file.startsWith('src/lab/'));
    const wrong = inLab.flatMap((file) =>
      importsOf(file)
        .map((specifier) => targetOf(file, specifier))
        .filter((target) => target?.startsWith('src/lab/') && !mayImportInLab(featureOf(file), featureOf(target)))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are stated for every room', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  it('point only where they may', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .map((specifier) => targetOf(file, specifier))
        .filter((target) => target && /\.tsx?$/.test(target) && !mayImport(roomOf(file), target))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lead to Node only from the platform and the command line', () => {
    const wrong = files.filter((file) => !NODE_ROOMS.includes(roomOf(file)) && importsOf(file).some(needsNode));
    expect(wrong).toEqual([]);
  });

  it('lead to Dawn only from the platform', () => {
    const importing = files.filter((file) => importsOf(file).includes('webgpu'));
    expect(importing).toEqual(['src/platform/node/adapter.ts']);
  });

  it('keep zod and the plotting library out of what the page loads first', () => {
    const reached = new Set(['src/lab/page/main.tsx']);
    for (const file of reached) {
      for (const specifier of importedAtOnce(file)) {
        const target = targetOf(file, specifier) ?? specifier;
        if (!/\.css$/.test(target)) reached.add(target);
      }
    }
    expect(reached).toContain('src/run/edits/edits.ts');
    expect(reached).toContain('preact');
    expect(reached).not.toContain('zod');
    expect(reached).not.toContain('@observablehq/plot');
  });

  it('lead to the graphics API only from gpu: other rooms submit dispatches, and write and read tensors', () => {
    const others = files.filter((file) => !['gpu', 'platform'].includes(roomOf(file)));
    const naming = others.filter(namesGraphicsApi);
    expect(naming).toEqual([]);
  });

  it('make no cycle among files', () => {
    expect(findCycle()).toEqual([]);
  });
});

/** The files of one cycle of imports, or none. Imports of types count too: a cycle of types confuses ideas as well. */
function findCycle(): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    done.add(file);
    const targets = importsOf(file).map((specifier) => targetOf(file, specifier));
    for (const target of targets) {
      const cycle = target && /\.tsx?$/.test(target) ? visit(target, [...path, file]) : [];
      if (cycle.length > 0) return cycle;
    }
    return [];
  };
  return files.map((file) => visit(file, [])).find((cycle) => cycle.length > 0) ?? [];
}
