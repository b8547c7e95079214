import { describe, expect, test } from 'vitest';
import { drawStrips, type Strip } from '../../../src/plots/charts/strips.ts';
import { PANEL_WIDTH } from '../../../src/plots/panelWidth.ts';
import { textWidth } from '../../../src/plots/svgText.ts';
import { FIGURES } from '../../../src/studies/figures.ts';
import { anyDocument } from '../anyDocument.ts';

const document = await anyDocument();
const strip: Strip = { name: 'a', label: '4', value: 4, mark: 1, low: 2, high: 3, notes: ['x', 'y'] };

function draw(strips: readonly Strip[]) {
  const item = (name: string) => ({ name, colour: 'currentColor' });
  const legend = { dots: item('dot'), bands: item('band'), marks: item('mark') };
  return drawStrips(document, { title: 'Strips', subtitle: 'each by itself', strips, ...legend });
}

/** Where the dots are. */
function dots(svg: string): number[] {
  return tagsOf('circle', svg).map((circle) => attribute(circle, 'cx'));
}

/** From where to where the bands go. */
function bands(svg: string): [from: number, to: number][] {
  const rects = tagsOf('rect', svg).filter((rect) => attribute(rect, 'height') === 12);
  return rects.map((rect) => [attribute(rect, 'x'), attribute(rect, 'x') + attribute(rect, 'width')]);
}

function tagsOf(name: string, svg: string): string[] {
  return svg.match(new RegExp(`<${name} [^>]*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): number {
  return Number(new RegExp(` ${name}="([\\d.]+)"`).exec(tag)?.[1]);
}

describe('strips', () => {
  test('have an axis each, from the least to the largest of what they show', () => {
    const { svg } = draw([strip, { ...strip, value: 400, mark: 100, low: 200, high: 300 }]);
    const [from, to] = [4 + 0.04 * (PANEL_WIDTH - 8), 4 + 0.96 * (PANEL_WIDTH - 8)];
    expect(dots(svg)).toEqual([expect.closeTo(to, 1), expect.closeTo(to, 1)]);
    const place = (share: number) => expect.closeTo(from + share * (to - from), 1);
    expect(bands(svg)).toEqual(Array(2).fill([place(1 / 3), place(2 / 3)]));
  });

  test('are logarithmic where positive numbers lie far apart', () => {
    const { svg } = draw([{ ...strip, value: 100, mark: 1, low: 10, high: 10 }]);
    expect(bands(svg)[0]?.[0]).toBeCloseTo(PANEL_WIDTH / 2, 1);
  });

  test('with nothing but one number have it in the middle', () => {
    expect(dots(draw([{ ...strip, value: 2, mark: 2, low: 2, high: 2 }]).svg)).toEqual([PANEL_WIDTH / 2]);
  });

  test('get higher by one', () => {
    const [one, two, three] = [1, 2, 3].map((count) => draw(Array<Strip>(count).fill(strip)).height);
    expect((three ?? 0) - (two ?? 0)).toBe((two ?? 0) - (one ?? 0));
  });

  test('have room for the names and the words of every claim', () => {
    for (const claim of FIGURES.flatMap(({ claims }) => claims)) {
      if (!('chance' in claim) || claim.chance === undefined) continue;
      expect(textWidth(`${claim.id}: ${claim.metric}`, 11), claim.id).toBeLessThan(PANEL_WIDTH - 60);
      expect(textWidth(`chance: ${claim.chance.words}`, 11), claim.id).toBeLessThan(PANEL_WIDTH - 8);
    }
  });
});
