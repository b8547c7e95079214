import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';

mkdirSync('out', { recursive: true });
const folder = mkdtempSync('out/consumer-'); // within the project, where the packages that it depends on are found
mkdirSync(join(folder, 'node_modules'));
symlinkSync(resolve('.'), join(folder, 'node_modules/samplescope'));
writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
copyFileSync('test/package/consumer.ts', join(folder, 'consumer.ts'));
afterAll(() => rmSync(folder, { recursive: true }));

const RESOLUTIONS = [
  ['bundler', 'esnext'],
  ['nodenext', 'nodenext'],
] as const;

/** The errors of TypeScript 5.9 in a program that uses the package; it checks the types of all packages too. */
function complaints(moduleResolution: string, module: string): string {
  const compilerOptions = { strict: true, noEmit: true, target: 'es2022', lib: ['es2022'], types: [] };
  const settings = { compilerOptions: { ...compilerOptions, module, moduleResolution }, files: ['consumer.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  try {
    return execFileSync('node', ['node_modules/typescript-5.9/bin/tsc', '-p', folder], { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

// The compiler reads all types of all packages, which takes seconds, and more where other programs run too.
describe('a program that uses the package', { timeout: 240_000 }, () => {
  it.each(RESOLUTIONS)('compiles in a strict project, moduleResolution %s', (resolution, module) => {
    expect(complaints(resolution, module)).toBe('');
  });

  it('is bundled to less than 10 kB where it only opens an adapter', async () => {
    const { outputFiles, warnings } = await build({
      stdin: { contents: "import { Gpu } from 'samplescope'; console.log(await Gpu.open());", resolveDir: folder },
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
    });
    expect(warnings).toEqual([]);
    expect(outputFiles[0]?.contents.length).toBeLessThan(10_000);
  });
});
