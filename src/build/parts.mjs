import { textImports } from './textImports.mjs';

/** @typedef {import('esbuild').BuildOptions & { outdir: string }} Part */

/** What all parts have in common: a shader is imported as its text, and so is a file whose path ends in `?text`. */
const COMMON = /** @satisfies {import('esbuild').BuildOptions} */ ({
  bundle: true,
  format: 'esm',
  loader: { '.wgsl': 'text', '.html': 'copy' },
  plugins: [textImports],
  logLevel: 'warning',
});

const BROWSER = /** @satisfies {import('esbuild').BuildOptions} */ ({ ...COMMON, platform: 'browser' });

/** The parts of `dist`, by the names that `node src/build/build.mjs PART …` takes. */
export const PARTS = /** @satisfies {Record<string, Part>} */ ({
  /** The command line and the package's entries for Node; packages stay imports. */
  node: {
    ...COMMON,
    entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts', node: 'src/node.ts' },
    outdir: 'dist',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    splitting: true,
  },

  /** The package's entry for browsers, with the packages that it needs. */
  browser: { ...BROWSER, entryPoints: { browser: 'src/index.ts' }, outdir: 'dist' },

  /** The bench as a page: `dist/bench/index.html`. A classic script also runs where the file is opened from a disk. */
  bench: {
    ...BROWSER,
    entryPoints: ['bench/page/main.ts', 'bench/page/index.html'],
    outdir: 'dist/bench',
    format: 'iife',
  },

  /** The lab: `dist/lab` can be served from any static host. */
  lab: {
    ...BROWSER,
    entryPoints: {
      lab: 'src/lab/page/main.tsx',
      worker: 'src/lab/worker/main.ts',
      study: 'src/lab/study/main.ts',
      index: 'src/lab/page/index.html',
    },
    outdir: 'dist/lab',
    chunkNames: 'chunks/[name]-[hash]',
    target: 'es2022',
    splitting: true,
    minify: true,
  },
});
