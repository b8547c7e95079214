import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'vitest';

const { CI, SAMPLESCOPE_TEST_DATA } = process.env;

/** The folder of the real data sets: the one that SAMPLESCOPE_TEST_DATA names, or else the one beside the clone. */
const REAL_DATA = resolve(SAMPLESCOPE_TEST_DATA ?? join(import.meta.dirname, '../../shared/datasets'));

const hasRealData = existsSync(REAL_DATA);

/** The folder of the real data sets; undefined, and the output says why, where it is missing. */
export function realDataFolder(): string | undefined {
  if (hasRealData) return REAL_DATA;
  console.warn(missing(REAL_DATA));
  return undefined;
}

/**
 * The path of a real data set. Where it is missing the test is skipped and the output says why; it fails instead where
 * the data have to be there: where SAMPLESCOPE_TEST_DATA names their folder, or in CI where the folder exists.
 */
export function realData(context: TestContext, name: string): string {
  const path = join(REAL_DATA, name);
  if (existsSync(path)) return path;
  const sentence = missing(path);
  if (SAMPLESCOPE_TEST_DATA !== undefined || (CI === 'true' && hasRealData)) throw new Error(sentence);
  console.warn(`skipped: ${sentence}`);
  return context.skip(sentence);
}

function missing(path: string): string {
  return `${path} is missing: SAMPLESCOPE_TEST_DATA names the folder with the real data sets`;
}
