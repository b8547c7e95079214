import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { build } from 'esbuild';

/**
 * Imports of files as text, for what is written into a page. The end of the path says which text:
 *
 * - `import style from './style.css?text'` gives the file as it is;
 * - `import script from './script.ts?script'` gives the file and its imports as one script without `import`s, minified.
 *
 * `textImports` does this for esbuild, and so for `dist`; `textImportsForTests` for Vite, and so for the tests.
 */
const ENDING = /\?(text|script)$/;

/** @typedef {{ text: string, sources: string[] }} Loaded the text, and the files that it was made of */

/**
 * @param {string} path with its ending
 * @returns {Promise<Loaded>}
 */
async function load(path) {
  const file = path.replace(ENDING, '');
  if (path.endsWith('?text')) return { text: await readFile(file, 'utf8'), sources: [file] };
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    plugins: [textImports],
    logLevel: 'warning',
    metafile: true,
    write: false,
  });
  return { text: outputFiles[0]?.text ?? '', sources: Object.keys(metafile.inputs).map((name) => resolve(name)) };
}

/** @type {import('esbuild').Plugin} */
export const textImports = {
  name: 'text imports',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: ENDING }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path), namespace: 'text' }));
    onLoad({ filter: ENDING, namespace: 'text' }, async ({ path }) => {
      const { text, sources } = await load(path);
      return { contents: text, loader: 'text', watchFiles: sources };
    });
  },
};

/** Vite takes paths that end in `.css` or `.ts` for its own, so these modules are named `….css.text`, `….ts.script`. */
const TEXT_MODULE = /^\0(.*)\.(text|script)$/;

/** @type {import('vite').Plugin} */
export const textImportsForTests = {
  name: 'text imports',
  enforce: 'pre',
  resolveId(path, importer = '') {
    return ENDING.test(path) ? `\0${resolve(dirname(importer), path).replace('?', '.')}` : undefined;
  },
  async load(id) {
    const path = id.endsWith('.wgsl') ? `${id}?text` : id.replace(TEXT_MODULE, '$1?$2');
    if (!ENDING.test(path)) return undefined;
    const { text, sources } = await load(path);
    for (const source of sources) this.addWatchFile(source);
    return `export default ${JSON.stringify(text)}`;
  },
};
