import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { textImportsForTests } from '../src/build/textImports.mjs';

const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts') && !name.endsWith('.node.test.ts'))
  .map((name) => join('test', name));

/** The tests that need neither Node's programs and browsers (`*.node.test.ts`) nor an adapter, in Node: within a minute. */
export default defineConfig({
  plugins: [textImportsForTests],
  test: {
    name: 'unit',
    include: tests.filter((path) => !/\bGpu\b|openGpu/.test(readFileSync(path, 'utf8'))),
    // Threads start faster than processes, and these tests need no process of their own.
    pool: 'threads',
    testTimeout: 60_000,
    globalSetup: 'test/ownStore.ts',
  },
});
