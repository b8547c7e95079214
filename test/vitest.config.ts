import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { textImportsForTests } from '../src/build/textImports.mjs';
import { browserLaunch } from './browser/launch.ts';

const launchOptions = await browserLaunch();

/** The suite runs in two places: files named `*.node.test.ts` in Node alone, all others in Node and in Chromium. */
export default defineConfig({
  plugins: [textImportsForTests],
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A poll ends as soon as its condition holds; a loaded machine may need longer than the default of one second.
    expect: { poll: { timeout: 30_000 } },
    // A missing picture fails its test instead of being written; `vitest -u` writes pictures.
    update: 'none',
    fileParallelism: false,
    globalSetup: 'test/ownStore.ts',
    projects: [
      {
        extends: true,
        test: { name: 'node', include: ['test/**/*.test.ts'], pool: 'forks' },
      },
      {
        extends: true,
        optimizeDeps: {
          include: [
            '@preact/signals',
            'seedrandom',
            'fast-check',
            'zod',
            '@observablehq/plot',
            'ml-matrix',
            'hyparquet-compressors',
            'modern-tar',
            'idb-keyval',
            'simple-statistics',
            'papaparse',
            'fflate',
          ],
        },
        test: {
          name: 'chromium',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.node.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
