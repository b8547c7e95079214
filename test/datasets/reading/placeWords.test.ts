import { describe, expect, it } from 'vitest';
import { placeWords } from '../../../datasets/reading/placeWords.ts';

describe('where a sample comes from', () => {
  it('is a row of a file, after its own name', () => {
    const items = { sources: ['people.csv'], rows: Uint32Array.of(2, 3), ids: ['ann', ''], columns: [] };
    expect(placeWords(items, 0)).toBe('ann, row 2 of people.csv');
    expect(placeWords(items, 1)).toBe('row 3 of people.csv');
  });

  it('is a file where each sample is one', () => {
    const items = { sources: ['cat/0.png', 'dog/7.png'], source: Uint32Array.of(1, 0), columns: [] };
    expect(placeWords(items, 0)).toBe('dog/7.png');
  });

  it('is nothing where nothing is known', () => {
    expect(placeWords(undefined, 3)).toBeUndefined();
    expect(placeWords({ sources: [], columns: [] }, 3)).toBeUndefined();
  });
});
