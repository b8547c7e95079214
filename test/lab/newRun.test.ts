import { expect, it } from 'vitest';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { runSettingsOfLab } from '../../src/lab/session/settings.ts';
import { planRun } from '../../src/lab/worker/training/newRun.ts';
import { LAB_DEFAULTS } from '../../src/settings/labSettings.ts';

const STROKES = { data: makeStrokes({ samples: 40, testSamples: 10 }), name: 'strokes' };
const SETTINGS = runSettingsOfLab({ ...LAB_DEFAULTS, batchSize: 100 });

it('the batch of a run is no larger than its samples, of which those that it leaves out do not count', () => {
  expect(planRun(STROKES, SETTINGS, null).config.batchSize).toBe(40);
  expect(planRun(STROKES, SETTINGS, { relabelled: [], excluded: [3, 5] }).config.batchSize).toBe(38);
  expect(planRun(STROKES, { ...SETTINGS, batchSize: 7 }, null).config.batchSize).toBe(7);
});
