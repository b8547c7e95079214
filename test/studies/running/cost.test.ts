import { expect, it } from 'vitest';
import type { Features } from '../../../datasets/features.ts';
import { datasetCost } from '../../../src/studies/running/cost.ts';
import { planUnits } from '../../../src/studies/running/plan.ts';
import { LEAST_ROOM } from '../../../src/studies/running/sideBySide.ts';
import { OUTLINE, studySettings } from './smallStudy.ts';

function bytesWith(features?: Features) {
  const { train, test } = OUTLINE;
  const data = { ...OUTLINE, ...(features && { train: { ...train, features }, test: { ...test, features } }) };
  const study = { settings: studySettings({ figures: [2] }), given: 'some', data };
  const { dataBytes, gpuBytes } = datasetCost(LEAST_ROOM, study, planUnits(LEAST_ROOM, study));
  return { host: dataBytes, gpu: gpuBytes };
}

it('features that are floats take four bytes each, and none of the host where they are read when they are needed', () => {
  const bytes = bytesWith();
  const stored = { perSample: 1, blocks: () => expect.fail('a plan reads no features') };
  expect(bytesWith(new Uint8Array(1))).toEqual(bytes);
  expect(bytesWith(new Float32Array(1))).toEqual({ host: 4 * bytes.host, gpu: bytes.gpu + 3 * bytes.host });
  expect(bytesWith(stored)).toEqual({ host: 0, gpu: bytes.gpu + 3 * bytes.host });
});
