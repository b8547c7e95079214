import { afterEach, describe, expect, it, vi } from 'vitest';
import { marks } from '../../src/lab/marks/marks.ts';
import { followRemembered } from '../../src/lab/marks/remembered.ts';
import { readRemembered, writeRemembered } from '../../src/lab/marks/rememberedText.ts';
import { dispatch } from '../../src/lab/session/session.ts';
import { notices } from '../../src/lab/session/signals.ts';

afterEach(() => vi.unstubAllGlobals());

describe('what is kept between visits', () => {
  it('comes back as it was written', () => {
    const kept = {
      edits: { relabelled: [{ sample: 3, label: 1 }], excluded: [0, 7] },
      selected: { by: 'by hand', ranges: [2, 5] },
    };
    expect(readRemembered(writeRemembered(kept))).toEqual(kept);
  });

  it('names the selected samples as earlier versions did', () => {
    const text = '{"edits":null,"picked":{"by":"by hand","ranges":[2,5]}}';
    expect(writeRemembered(readRemembered(text))).toBe(text);
    expect(readRemembered(text).selected).toEqual({ by: 'by hand', ranges: [2, 5] });
  });

  it.each([
    null,
    '{',
    '[]',
    '{"edits":null}',
    '{"edits":{"relabelled":[{"sample":1}],"excluded":[]},"picked":null}',
    '{"edits":{"relabelled":[],"excluded":[-1]},"picked":null}',
    '{"edits":null,"picked":{"by":"x","ranges":[0.5]}}',
  ])('is nothing where it says %s', (text) => {
    expect(readRemembered(text)).toEqual({ edits: null, selected: null });
  });

  it('is the subject of one notice where the browser has no room for it', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
      removeItem: () => {},
    });
    followRemembered();
    const data = {
      name: 'x',
      digest: 'd',
      samples: 3,
      testSamples: 1,
      classes: ['a', 'b'],
      image: { width: 2, height: 2, channels: 1 },
      labels: new Uint16Array(3),
      truth: null,
      items: null,
      reading: null,
      loaded: true,
    };
    dispatch({ event: 'data', data });
    expect(notices.value).toEqual([]);
    marks.value = { relabelled: new Map([[1, 1]]), excluded: new Set() };
    marks.value = { relabelled: new Map([[1, 1]]), excluded: new Set([2]) };
    expect(notices.value).toMatchObject([{ sentence: expect.stringContaining('no room left to keep the marks') }]);
  });
});
