import { expect, it } from 'vitest';
import { ranking, rankOf, shown, takeRanking } from '../../src/lab/ranking/ranking.ts';
import { dispatch } from '../../src/lab/session/session.ts';
import { began, data, epoch, notLoading, pageOpened } from './session/events.ts';

it('a ranking disappears with its run, also where smaller data come next', () => {
  for (const event of [pageOpened(), data(600), notLoading, began(1, 600), epoch(1, 1)]) dispatch(event);
  const order = Uint32Array.from({ length: 600 }, (_, sample) => 599 - sample);
  takeRanking({ run: 1, ranking: { order, values: new Float32Array(600), epoch: 1 }, issues: new Uint8Array(600) });
  expect(shown.value[0]).toBe(599);
  expect(rankOf.value(599)).toBe(1);

  dispatch({ event: 'settingsChanged', changes: { samples: 200 } });
  dispatch(data(200));
  expect(ranking.value).toBeNull();
  expect(shown.value).toHaveLength(200);
  expect(rankOf.value(199)).toBeNull();
});
