import { describe, expect, it } from 'vitest';
import { takeFirst } from '../../datasets/dataset.ts';
import type { Items } from '../../datasets/reading/items.ts';
import { firstItems, pickItems } from '../../datasets/reading/pickItems.ts';
import { editDataset } from '../../src/run/edits/edits.ts';

const ITEMS: Items = {
  sources: ['train.csv', 'more.csv'],
  source: Uint32Array.of(0, 0, 1),
  rows: Uint32Array.of(2, 3, 2),
  ids: ['a', 'b', 'c'],
  columns: [{ name: 'town', values: ['Bern', '', 'Basel'] }],
};

describe('items', () => {
  it('follow the samples that are picked, in their order', () => {
    expect(pickItems(ITEMS, [2, 0])).toEqual({
      sources: ITEMS.sources,
      source: Uint32Array.of(1, 0),
      rows: Uint32Array.of(2, 2),
      ids: ['c', 'a'],
      columns: [{ name: 'town', values: ['Basel', 'Bern'] }],
    });
  });

  it('of files that are one sample each have neither rows nor ids', () => {
    const files: Items = { sources: ['a.png', 'b.png'], source: Uint32Array.of(0, 1), columns: [] };
    expect(pickItems(files, [1])).toEqual({ sources: files.sources, source: Uint32Array.of(1), columns: [] });
    expect(firstItems(files, 1)).toEqual({ sources: files.sources, source: Uint32Array.of(0), columns: [] });
  });

  it('end where a split is cut, and leave with the samples that edits exclude', () => {
    const train = { samples: 3, features: Uint8Array.of(1, 2, 3), labels: Uint16Array.of(0, 1, 0), items: ITEMS };
    expect(takeFirst(train, 2).items?.ids).toEqual(['a', 'b']);
    const image = { width: 1, height: 1, channels: 1 };
    const dataset = { name: 'own', image, classes: ['x', 'y'], train, test: train };
    const edited = editDataset(dataset, { relabelled: [], excluded: [1] });
    expect(edited.train.items?.ids).toEqual(['a', 'c']);
  });
});
