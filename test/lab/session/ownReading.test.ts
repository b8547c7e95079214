import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/lab/session/events.ts';
import { OWN } from '../../../src/lab/session/settings.ts';
import { commandsOf, data, dataOf, sessionAfter, trained } from './events.ts';

const files = { name: 'people', files: [{ path: 'people.csv', file: new File(['a,b\n'], 'people.csv') }] };
const taken: SessionEvent = { event: 'filesExamined', files, runs: [] };
const asked: SessionEvent = {
  event: 'labelAsked',
  question: { sentence: 'people.csv: expected one column with the classes.', columns: ['income', 'sex'] },
};
const failed: SessionEvent = { event: 'loadFailed' };

describe('how own files are read', () => {
  it('asks where the classes are, and keeps the data that are there until it is answered', () => {
    const state = sessionAfter(trained(), taken, asked, failed);
    expect(state.labelQuestion).toMatchObject({ files, columns: ['income', 'sex'] });
    expect(state.settings.dataset).not.toBe(OWN);
    expect(state.data?.name).toBe('strokes');
  });

  it('loads the files again with the answer', () => {
    const state = sessionAfter(trained(), taken, asked, failed);
    const answer: SessionEvent = { event: 'labelChosen', label: 'income' };
    expect(commandsOf(state, answer)).toMatchObject([
      { do: 'load', data: { from: 'files', name: 'people', reading: { label: 'income' } } },
    ]);
    const next = sessionAfter(state, answer);
    expect(next.labelQuestion).toBeNull();
    expect(next.settings.dataset).toBe(OWN);
  });

  it('leaves everything as it is where the question is closed', () => {
    const state = sessionAfter(trained(), taken, asked, failed);
    const closed: SessionEvent = { event: 'labelChosen', label: null };
    expect(commandsOf(state, closed)).toEqual([]);
    expect(sessionAfter(state, closed).labelQuestion).toBeNull();
  });

  it('reads all samples of the files again in another way, and keeps what was said before', () => {
    const state = sessionAfter(trained(), taken, { event: 'data', data: dataOf(80, 'people') });
    const changed = sessionAfter({ ...state, settings: { ...state.settings, samples: 40 } });
    const otherwise: SessionEvent = { event: 'readingChosen', reading: { missing: 'mean', label: 'sex' } };
    expect(commandsOf(changed, otherwise)).toMatchObject([
      { do: 'load', data: { from: 'files', reading: { missing: 'mean', label: 'sex' }, samples: undefined } },
    ]);
  });

  it('does not read known data sets otherwise', () => {
    const known = sessionAfter(trained(), data(600));
    expect(commandsOf(known, { event: 'readingChosen', reading: { missing: 'mean' } })).toEqual([]);
  });

  it('reads files otherwise that were refused as they are', () => {
    const refused = sessionAfter(trained(), taken, failed);
    expect(refused.refusedFiles).toEqual(files);
    const otherwise: SessionEvent = { event: 'readingChosen', reading: { skipBad: true } };
    expect(commandsOf(refused, otherwise)).toMatchObject([
      { do: 'load', data: { from: 'files', name: 'people', reading: { skipBad: true } } },
    ]);
    expect(sessionAfter(refused, otherwise).refusedFiles).toBeNull();
  });
});
