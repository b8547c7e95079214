import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

mkdirSync('out', { recursive: true });
const folder = mkdtempSync('out/environment-'); // within the project, where the types of packages are found
afterAll(() => rmSync(folder, { recursive: true }));

/** The errors of the type checker, with the environment's settings, in a module that names these values. */
async function complaints(environment: string, names: readonly string[]): Promise<string> {
  const settings = { extends: resolve(`src/build/environments/${environment}.json`), include: [], files: ['names.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings));
  writeFileSync(join(folder, 'names.ts'), `export default [${names.join(', ')}];\n`);
  const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '-p', folder];
  return promisify(execFile)('node', tsc).then(
    () => '',
    (error) => error.stdout,
  );
}

const ENVIRONMENTS = [
  { name: 'page', has: ['document', 'window', 'GPUBufferUsage'], lacks: ['Buffer', 'process'] },
  { name: 'worker', has: ['self', 'crypto', 'GPUBufferUsage'], lacks: ['Buffer', 'process', 'document', 'window'] },
  { name: 'node', has: ['Buffer', 'process', 'crypto'], lacks: ['document', 'window'] },
];

describe.each(ENVIRONMENTS)('the types of the environment $name', { timeout: 120_000 }, ({ name, has, lacks }) => {
  it(`know ${has.join(', ')}`, async () => {
    expect(await complaints(name, has)).toBe('');
  });

  it(`do not know ${lacks.join(', ')}`, async () => {
    const said = await complaints(name, lacks);
    for (const global of lacks) expect(said).toContain(`Cannot find name '${global}'`);
  });
});
