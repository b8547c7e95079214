import { relative } from 'node:path';
import { build } from 'esbuild';
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

/**
 * Keeps each module in a file of its own, where only shaders and JSON are taken in. What differs between Node and a
 * browser is the browser's.
 *
 * @type {import('esbuild').Plugin}
 */
const moduleByModule = {
  name: 'module by module',
  setup({ onResolve }) {
    onResolve({ filter: /^#platform$/ }, ({ resolveDir }) => {
      const path = relative(resolveDir, 'src/platform/browser.js').replaceAll('\\', '/');
      return { path: path.startsWith('.') ? path : `./${path}`, external: true };
    });
    onResolve({ filter: /^\..*\.ts$/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/ts$/, 'js'), external: true },
    );
  },
};

/**
 * @param {string} entry
 * @returns {Promise<string[]>} the project's modules that a page loads with the entry, itself among them
 */
async function modulesOf(entry) {
  const unwritten = /** @type {const} */ ({ outdir: 'dist', write: false, metafile: true });
  const { metafile } = await build({ ...BROWSER, ...unwritten, entryPoints: [entry], packages: 'external' });
  return Object.keys(metafile.inputs).filter((path) => path.endsWith('.ts'));
}

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

  /** The package's entry for browsers as one file, with the packages that it needs: for pages without a bundler. */
  browser: { ...BROWSER, entryPoints: { browser: 'src/index.ts' }, outdir: 'dist' },

  /** The same for bundlers: a file for each module, so that they leave out what a page does not use. */
  modules: {
    ...BROWSER,
    entryPoints: await modulesOf('src/index.ts'),
    outdir: 'dist/browser',
    outbase: '.',
    packages: 'external',
    plugins: [moduleByModule, textImports],
  },

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
