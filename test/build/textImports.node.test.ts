import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { textImports } from '../../src/build/textImports.mjs';
import style from './probe.css?text';
import script from './probe.ts?script';

it('the build imports the same text as the tests', async () => {
  const contents =
    "export { default as style } from './probe.css?text';export { default as script } from './probe.ts?script';";
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: 'test/build' },
    bundle: true,
    format: 'esm',
    plugins: [textImports],
    write: false,
  });
  const bundled = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`);
  expect({ ...bundled }).toEqual({ style, script });
});
