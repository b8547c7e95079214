import { describe, expect, it } from 'vitest';
import { canGoOn, phaseOf, settingsDiffer } from '../../../src/lab/session/lifecycle.ts';
import { reduce } from '../../../src/lab/session/reduce.ts';
import { OWN } from '../../../src/lab/session/settings.ts';
import { INITIAL_STATE, type SessionState } from '../../../src/lab/session/state.ts';
import {
  began,
  commandsOf,
  data,
  dataOf,
  epoch,
  held,
  notLoading,
  openedRun,
  pageOpened,
  running,
  SETTINGS,
  sessionAfter,
  trained,
} from './events.ts';

const PLAY = { event: 'goOnPressed', how: 'play' } as const;
const LEARNING_RATE_CHANGED = { event: 'settingsChanged', changes: { learningRate: 0.5 } } as const;
const FILES = { name: 'flowers', files: [] };
const MISTAKE = { text: '0', sentence: "Batch size must be a whole number from 1 on, not '0'." };
const MISTYPED = { event: 'mistyped', setting: 'batchSize', mistake: MISTAKE } as const;

const sentences = ({ notices }: SessionState) => notices.map(({ sentence }) => sentence);

describe('the life of a run', () => {
  it('goes through loading and beginning to held and running', () => {
    const phases: string[] = [phaseOf(INITIAL_STATE)];
    let state = INITIAL_STATE;
    for (const event of [pageOpened(), data(600), notLoading, began(1, 600), running(0, 3), held(0, 3)]) {
      state = reduce(state, event);
      phases.push(phaseOf(state));
    }
    expect(phases).toEqual(['empty', 'loading', 'loading', 'beginning', 'held', 'running', 'held']);
    expect(state.run?.run).toBe(1);
  });

  it('asks the worker for the adapter, the data, and a run on them', () => {
    const state = sessionAfter(INITIAL_STATE, pageOpened(), data(600));
    expect(state.outbox.map((command) => command.do)).toEqual(['open', 'load', 'stopAt', 'begin']);
  });

  it('has failed where nothing could begin, until settings change', () => {
    const failure = { kind: 'settings', sentence: 'Train first.' } as const;
    const start = sessionAfter(INITIAL_STATE, pageOpened(), data(600), notLoading);
    const state = sessionAfter(start, { event: 'beginFailed' }, { event: 'failed', failure });
    expect(phaseOf(state)).toBe('failed');
    expect(canGoOn(state)).toBe(false);
    expect(commandsOf(state, LEARNING_RATE_CHANGED).map((command) => command.do)).toContain('begin');
  });

  it('is over once the worker is gone, and every command says so again', () => {
    const state = reduce(trained(), { event: 'workerGone' });
    expect(phaseOf(state)).toBe('gone');
    expect(state.failure?.sentence).toContain('has ended');
    const again = sessionAfter(state, { event: 'failureClosed' }, PLAY);
    expect(again.failure?.sentence).toContain('has ended');
    expect(again.outbox).toEqual(state.outbox);
  });

  it('is replaced by one with other settings while it has no step, and stays once it has', () => {
    const fresh = sessionAfter(INITIAL_STATE, pageOpened(), data(600), notLoading, began(1, 600));
    expect(commandsOf(fresh, LEARNING_RATE_CHANGED).map((command) => command.do)).toContain('begin');
    expect(commandsOf(sessionAfter(fresh, held(0, 1)), LEARNING_RATE_CHANGED)).toEqual([]);
  });

  it('stays, with the settings that it began with, where another could not begin', () => {
    const asked = sessionAfter(trained(), LEARNING_RATE_CHANGED, { event: 'newRunWanted', goOn: null });
    expect(settingsDiffer(asked)).toBe(false);
    const failed = reduce(asked, { event: 'beginFailed' });
    expect(failed.run?.run).toBe(1);
    expect(settingsDiffer(failed)).toBe(true);
  });

  it('is compared with the last run before it that has an epoch', () => {
    const second = sessionAfter(trained(), LEARNING_RATE_CHANGED, PLAY, began(2, 600));
    expect(second.previousRun?.run).toBe(1);
    const third = sessionAfter(second, PLAY, began(3, 600));
    expect(third.previousRun?.run).toBe(1);
    expect(sessionAfter(third, epoch(3, 1), began(4, 600)).previousRun?.run).toBe(3);
  });

  it('takes no measurement of another run', () => {
    const state = sessionAfter(trained(), LEARNING_RATE_CHANGED, PLAY, began(2, 600));
    expect(reduce(state, epoch(1, 2)).run).toBe(state.run);
  });

  it('edits its data as the run before it did, until it is told otherwise', () => {
    const edits = { relabelled: [], excluded: [3] };
    const edited = sessionAfter(trained(), { event: 'newRunWanted', edits, goOn: 'play' }, began(2, 599));
    const beginOf = (state: SessionState, ...rest: Parameters<typeof commandsOf>[1][]) =>
      rest.flatMap((event) => commandsOf(state, event)).find((command) => command.do === 'begin');
    expect(beginOf(edited, { event: 'newRunWanted', goOn: null })).toMatchObject({ edits });
    expect(beginOf(edited, { event: 'newRunWanted', edits: null, goOn: null })).toMatchObject({ edits: null });
    expect(
      sessionAfter(edited, { event: 'settingsChanged', changes: { samples: 200 } }, data(200)).outbox.at(-1),
    ).toMatchObject({
      edits: null,
    });
  });
});

describe('data', () => {
  it('that come take away the runs on the former data', () => {
    const former = sessionAfter(trained(), LEARNING_RATE_CHANGED, PLAY, began(2, 600));
    const state = sessionAfter(former, { event: 'settingsChanged', changes: { samples: 200 } }, data(200));
    expect(state.run).toBeNull();
    expect(state.previousRun).toBeNull();
    expect(state.dataNumber).toBe(former.dataNumber + 1);
    expect(state.training.epochs).toBe(0);
  });

  it('are loaded once, and a run on them begins with the settings of that moment', () => {
    const loading = sessionAfter(trained(), { event: 'settingsChanged', changes: { samples: 200 } });
    expect(commandsOf(loading, LEARNING_RATE_CHANGED)).toEqual([]);
    const [, begin] = commandsOf(reduce(loading, LEARNING_RATE_CHANGED), data(200));
    expect(begin).toMatchObject({ do: 'begin', settings: { learningRate: 0.5 } });
  });

  it('that cannot be loaded leave the settings of those that are there', () => {
    const state = sessionAfter(
      trained(),
      { event: 'settingsChanged', changes: { dataset: 'mnist', samples: 50 } },
      notLoading,
      { event: 'loadFailed' },
    );
    expect(state.settings).toEqual(SETTINGS);
    expect(phaseOf(state)).toBe('held');
  });

  it('are loading until the last ones that were asked for are there', () => {
    const two = sessionAfter(
      trained(),
      { event: 'settingsChanged', changes: { samples: 200 } },
      { event: 'settingsChanged', changes: { samples: 300 } },
    );
    const first = reduce(two, { event: 'loadFailed' });
    expect(first.settings.samples).toBe(300);
    expect(phaseOf(first)).toBe('loading');
    expect(sessionAfter(first, data(300)).loaded?.settings.samples).toBe(300);
  });

  it('from files are asked for by the name of the files, which are forgotten where loading fails', () => {
    const state = sessionAfter(trained(), { event: 'filesExamined', files: FILES, runs: [] });
    expect(state.outbox.at(-1)).toMatchObject({ do: 'load', data: { from: 'files', name: 'flowers' } });
    expect(state.settings).toMatchObject({ dataset: OWN, samples: null });
    const failed = reduce(state, { event: 'loadFailed' });
    expect(failed.settings).toEqual(SETTINGS);
    expect(failed.ownFiles).toBeNull();
  });
});

describe('settings that were changed', () => {
  it('are those with which Play begins a run; the present one stays to compare it with', () => {
    const state = reduce(trained(), LEARNING_RATE_CHANGED);
    expect(settingsDiffer(state)).toBe(true);
    const commands = commandsOf(state, PLAY);
    expect(commands.at(-1)).toMatchObject({ do: 'begin', goOn: 'play', settings: { learningRate: 0.5 } });
    expect(sessionAfter(state, PLAY, began(2, 600)).previousRun?.run).toBe(1);
    expect(commandsOf(state, { event: 'goOnPressed', how: 'batch' }).at(-1)).toMatchObject({ goOn: 'batch' });
  });

  it('let the run go on once they are changed back', () => {
    const state = sessionAfter(trained(), LEARNING_RATE_CHANGED, {
      event: 'settingsChanged',
      changes: { learningRate: SETTINGS.learningRate },
    });
    expect(commandsOf(state, PLAY)).toEqual([{ do: 'goOn', how: 'play' }]);
  });

  it('make no other run where only the epochs differ', () => {
    const state = reduce(trained(), { event: 'settingsChanged', changes: { epochs: 99 } });
    expect(state.outbox.at(-1)).toEqual({ do: 'stopAt', epochs: 99 });
    expect(commandsOf(state, PLAY)).toEqual([{ do: 'goOn', how: 'play' }]);
  });
});

describe('a field with a mistake', () => {
  const state = reduce(trained(), MISTYPED);

  it.each([PLAY, { event: 'newRunWanted', goOn: null }, { event: 'goOnPressed', how: 'epoch' }] as const)(
    'holds $event back, and the failure names the field',
    (event) => {
      expect(commandsOf(state, event)).toEqual([]);
      expect(reduce(state, event).failure).toEqual({ kind: 'field', sentence: MISTAKE.sentence });
    },
  );

  it('is right again with a valid value, also with the one that the run has', () => {
    const right = sessionAfter(state, PLAY, { event: 'settingsChanged', changes: { batchSize: SETTINGS.batchSize } });
    expect(right.failure).toBeNull();
    expect(commandsOf(right, PLAY)).toEqual([{ do: 'goOn', how: 'play' }]);
  });

  it('keeps its mistake while other fields change, and does not hold Pause back', () => {
    expect(reduce(state, LEARNING_RATE_CHANGED).mistakes).toEqual({ batchSize: MISTAKE });
    expect(commandsOf(state, { event: 'pausePressed' })).toEqual([{ do: 'pause' }]);
  });
});

describe('a batch size above the number of samples', () => {
  const large = { ...SETTINGS, batchSize: 500, samples: 200 };
  const small = sessionAfter(INITIAL_STATE, pageOpened(large), data(200), notLoading, began(1, 200, large));

  it('stays the setting, and a notice says what the run takes', () => {
    expect(small.settings.batchSize).toBe(500);
    expect(settingsDiffer(small)).toBe(false);
    expect(sentences(small)).toEqual([expect.stringContaining('The batch size of 500 is more than the 200')]);
  });

  it('is used with larger data, and no notice is left', () => {
    const [, begin] = commandsOf(reduce(small, { event: 'settingsChanged', changes: { samples: 600 } }), data(600));
    expect(begin).toMatchObject({ settings: { batchSize: 500 } });
    const larger = sessionAfter(small, { event: 'settingsChanged', changes: { samples: 600 } }, data(600));
    expect(sentences(sessionAfter(larger, began(2, 600, { ...large, samples: 600 })))).toEqual([]);
  });
});

describe('a notice', () => {
  it('disappears with what it is about', () => {
    const state = sessionAfter(
      trained(),
      { event: 'notice', sentence: 'Rounded.', about: 'data' },
      { event: 'notice', sentence: 'Lost.', about: 'run' },
    );
    expect(sentences(sessionAfter(state, LEARNING_RATE_CHANGED, PLAY, began(2, 600)))).toEqual(['Rounded.']);
    expect(sentences(sessionAfter(state, { event: 'settingsChanged', changes: { samples: 200 } }, data(200)))).toEqual(
      [],
    );
    expect(sentences(reduce(state, openedRun(2, null)))).toEqual([]);
  });

  it('about the page or the address stays with new data; a new address has notices of its own', () => {
    const notice = { sentence: 'Full.', about: 'page' } as const;
    const complained = { ...pageOpened(), complaints: ['In the address, rate …'] } as ReturnType<typeof pageOpened>;
    const state = sessionAfter(INITIAL_STATE, complained, { event: 'noticeGiven', notice }, data(600));
    expect(sentences(state)).toEqual(['In the address, rate …', 'Full.']);
    expect(sentences(reduce(state, { event: 'addressChanged', settings: SETTINGS, complaints: [] }))).toEqual([
      'Full.',
    ]);
  });

  it('takes the place of the one that it replaces', () => {
    const waiting = reduce(trained(), { event: 'notice', sentence: 'Waiting.', about: 'run' });
    const back = { event: 'notice', sentence: 'Back.', about: 'run', replaces: 'Waiting.' } as const;
    expect(sentences(reduce(waiting, back))).toEqual(['Back.']);
    const failure = { kind: 'lost', sentence: 'Lost for good.' } as const;
    expect(sentences(reduce(waiting, { event: 'failed', failure, replaces: 'Waiting.' }))).toEqual([]);
  });

  it('says that files of the last visit have to be chosen again, until other data come', () => {
    const state = sessionAfter(INITIAL_STATE, pageOpened(SETTINGS, 'flowers'), data(600), notLoading);
    expect(sentences(state)).toEqual([expect.stringMatching(/“flowers” have to be chosen again.*strokes/)]);
    const chosen = sessionAfter(state, { event: 'filesExamined', files: FILES, runs: [] }, data(90));
    expect(sentences(chosen)).toEqual([]);
  });
});

describe('a run from a folder', () => {
  it('shows its settings and trains no further', () => {
    const state = reduce(trained(), openedRun(2, null, { ...SETTINGS, seed: 7 }));
    expect(state.settings.seed).toBe(7);
    expect(phaseOf({ ...state, loading: null })).toBe('opened');
    expect(commandsOf({ ...state, loading: null }, PLAY)).toEqual([]);
  });

  it('is the one with which the next is compared, where the worker kept it', () => {
    const first = reduce(trained(), openedRun(2, null));
    expect(first.previousRun).toBeNull();
    const second = reduce(first, openedRun(3, 2));
    expect(second.previousRun?.run).toBe(2);
    expect(second.run?.run).toBe(3);
    expect(reduce(second, openedRun(4, 3)).previousRun?.run).toBe(3);
  });

  it('gets its data attached, and a new run on them is compared with it', () => {
    const shown = sessionAfter(trained(), openedRun(2, null), notLoading);
    const wanted = reduce(shown, { event: 'dataWanted', files: FILES });
    expect(wanted.outbox.at(-1)).toMatchObject({ do: 'attach', data: { from: 'files', samples: 600 } });
    const attached = sessionAfter(wanted, { event: 'attached', data: dataOf(600) }, notLoading);
    expect(attached.ownFiles).toBe(FILES);
    expect(attached.dataNumber).toBe(shown.dataNumber);
    expect(sessionAfter(attached, { event: 'newRunWanted', goOn: null }, began(3, 600)).previousRun?.run).toBe(2);
  });

  it('is chosen among several', () => {
    const runs = ['a', 'b'].map((path) => ({ path }) as never);
    const state = sessionAfter(trained(), { event: 'filesTaken' }, { event: 'filesExamined', files: FILES, runs });
    expect(state.runChoice?.runs).toHaveLength(2);
    expect(phaseOf(state)).toBe('held');
    const chosen = { event: 'runChosen', choice: { ...FILES, runs }, listing: { path: 'b' } as never } as const;
    expect(commandsOf(state, chosen)).toEqual([{ do: 'openRun', ...FILES, path: 'b' }]);
    expect(reduce(state, chosen).runChoice).toBeNull();
  });
});
