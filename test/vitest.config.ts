import { readFileSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type Plugin } from 'vitest/config';
import { browserLaunch } from './browser/launch.ts';

/** Shaders are imported as their text, as esbuild's text loader does it for the build. */
const wgsl: Plugin = {
  name: 'wgsl',
  enforce: 'pre',
  load: (id) => (id.endsWith('.wgsl') ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))}` : undefined),
};

const launchOptions = await browserLaunch();

/** One suite, two places: files named `*.node.test.ts` need Node, all others run in Node and in Chromium. */
export default defineConfig({
  plugins: [wgsl],
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
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
