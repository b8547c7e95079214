import { describe, expect, test } from 'vitest';
import { type Place, placeLabels } from '../../../src/plots/charts/labelPlacement.ts';
import { planeAround } from '../../../src/plots/charts/plane.ts';

const picture = { width: 400, height: 300 };

function labelsAt(anchors: readonly Place[]) {
  return anchors.map((anchor) => ({ anchor, width: 30, height: 13 }));
}

describe('labels', () => {
  test('stand on the right of a point that is alone', () => {
    expect(placeLabels(labelsAt([{ x: 100, y: 100 }]), [], picture)).toEqual([{ x: 122, y: 100 }]);
  });

  test('of nine points at one place do not overlap, and stay in the picture', () => {
    const places = placeLabels(labelsAt(Array(9).fill({ x: 385, y: 150 })), [], picture);
    expect(places).toHaveLength(9);
    for (const [index, a] of places.entries()) {
      expect(a.x + 15).toBeLessThanOrEqual(400);
      for (const b of places.slice(index + 1)) {
        expect(Math.abs(a.x - b.x) >= 30 || Math.abs(a.y - b.y) >= 13).toBe(true);
      }
    }
  });

  test('do not cover lines', () => {
    const line = Array.from({ length: 60 }, (_, i) => ({ x: 100 + 5 * i, y: 100 }));
    const [place = expect.fail('no place')] = placeLabels(labelsAt([{ x: 100, y: 100 }]), line, picture);
    expect(line.some(({ x, y }) => Math.abs(x - place.x) <= 15 && Math.abs(y - place.y) <= 6.5)).toBe(false);
  });
});

describe('a plane around', () => {
  test.each([
    [
      'a wide cloud of points',
      [
        { x: -10, y: 0 },
        { x: 30, y: 1 },
      ],
      210,
    ],
    [
      'a high cloud of points',
      [
        { x: 0, y: -50 },
        { x: 1, y: 50 },
      ],
      400,
    ],
    ['one point', [{ x: 5, y: 5 }], 400],
    ['no point', [], 400],
  ])('%s has equal scales and room at its edges', (_, points, height) => {
    const plane = planeAround(points, 414);
    const { xDomain, yDomain } = plane;
    expect(plane.height).toBe(height);
    expect((xDomain[1] - xDomain[0]) / plane.width).toBeCloseTo((yDomain[1] - yDomain[0]) / plane.height, 10);
    for (const point of points) {
      const place = plane.toPicture(point);
      expect(place.x).toBeGreaterThanOrEqual(33.9);
      expect(plane.width - place.x).toBeGreaterThanOrEqual(33.9);
      expect(place.y).toBeGreaterThanOrEqual(23.9);
      expect(plane.fromPicture(place).x).toBeCloseTo(point.x, 9);
      expect(plane.fromPicture(place).y).toBeCloseTo(point.y, 9);
    }
  });
});
