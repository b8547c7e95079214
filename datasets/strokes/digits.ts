/** One pen stroke: x₀, y₀, x₁, y₁, … in a unit square, y down, at `POINTS` places of equal distance along the stroke. */
export type Stroke = Float64Array;

/** One way to write a digit: its strokes in the order of writing. */
export type Glyph = readonly Stroke[];

/** Points along every stroke, so that any two strokes can be blended point by point. */
export const POINTS = 24;

/**
 * The ways to write each digit, in hundredths of the square. A stroke is a smooth curve through its points; `!` marks a
 * corner; `|` lifts the pen. The first way of every digit is one stroke, so that any two digits can be blended.
 */
const WAYS: readonly (readonly string[])[] = [
  [
    '54,10 34,18 23,48 31,80 50,90 70,80 77,48 67,18 49,10',
    '62,14 42,11 26,34 27,68 42,89 64,84 75,56 70,24 55,10 44,15',
    '46,10 36,30 33,58 40,82 52,90 63,80 67,52 62,24 49,10',
  ],
  ['52,10 50,50 49,90', '36,30 53,10! 51,50 50,90', '38,27 53,10! 52,90! | 34,90 70,89', '57,12 50,50 44,88'],
  [
    '25,29 35,14 54,10 70,22 67,43 48,66 24,89! 50,87 78,88',
    '24,24 42,10 66,14 72,32 58,56 34,80 24,84 27,74 42,80 62,90 80,82',
    '30,20 52,10 68,24 60,50 26,88! 76,84',
  ],
  [
    '26,19 42,10 62,13 69,28 60,42 43,48! 64,54 75,70 62,87 40,90 24,80',
    '27,12 72,12! 46,43! 67,49 77,67 64,86 41,90 24,82',
    '30,16 50,10 66,20 62,38 44,46 64,52 70,68 58,86 34,88',
  ],
  [
    '66,12 27,52! 68,51! 67,12! 65,90',
    '60,10 22,62! 80,61 | 61,36 60,90',
    '29,11 25,53! 76,50 | 68,14 64,90',
    '40,12 26,56! 78,54 | 62,30 58,90',
  ],
  [
    '73,11 35,11! 31,45! 50,38 69,47 74,67 61,87 39,90 23,80',
    '37,12 32,47! 54,40 72,54 70,76 52,90 26,84 | 37,12 74,10',
    '70,14 40,12! 30,42! 56,44 68,62 58,84 28,90',
  ],
  [
    '66,12 45,22 29,45 25,69 37,87 57,89 72,76 67,58 50,51 33,60 26,70',
    '56,10 40,34 31,62 38,86 56,90 68,76 62,60 46,60 34,72',
    '72,16 50,16 32,38 26,66 42,88 66,84 72,66 56,54 36,62 28,72',
  ],
  ['24,13 76,12! 58,46 45,90', '26,18 28,12! 74,14! 50,90', '24,13 75,12! 57,48 44,90 | 37,51 69,47'],
  [
    '42,48 33,34 36,16 52,10 66,20 63,37 48,48 66,57 72,72 60,88 42,89 30,76 34,60 45,50',
    '46,47 38,33 43,17 54,11 65,20 61,36 50,47 65,60 69,76 56,90 40,86 35,72 41,58 50,49',
    '51,11 35,20 36,38 51,47 66,37 65,19 50,11 | 51,47 31,60 31,80 50,90 70,79 69,60 50,47',
  ],
  [
    '69,21 50,10 31,21 30,41 47,52 64,44 70,19! 68,55 65,90',
    '70,24 54,11 34,20 31,40 48,52 66,40 70,22! 71,58 60,84 38,90 27,83',
    '66,18 44,12 32,30 42,48 60,42 68,18 64,54 50,90',
  ],
];

/** Pairs of digits that people take for one another; an ambiguous sample lies between the two. */
export const LOOKALIKES: readonly (readonly [number, number])[] = [
  [0, 6],
  [1, 7],
  [2, 3],
  [2, 7],
  [3, 5],
  [3, 8],
  [4, 9],
  [7, 9],
];

/** Every way to write each digit, by digit. */
export const GLYPHS: readonly (readonly Glyph[])[] = WAYS.map((ways) => ways.map(parseGlyph));

function parseGlyph(way: string): Glyph {
  return way.split('|').map((stroke) => resample(parseStroke(stroke.trim())));
}

/** A polyline through the stroke's points: Catmull-Rom between corners, straight into them. */
function parseStroke(text: string): number[] {
  const line: number[] = [];
  let smooth: number[] = [];
  for (const point of text.split(' ')) {
    const [x = 0, y = 0] = point.replace('!', '').split(',').map(Number);
    smooth.push(x / 100, y / 100);
    if (!point.endsWith('!')) continue;
    line.push(...catmullRom(smooth));
    smooth = [x / 100, y / 100];
  }
  return [...line, ...catmullRom(smooth)];
}

/** A uniform Catmull-Rom spline through points x₀, y₀, x₁, y₁, …, eight pieces per span. */
function catmullRom(points: readonly number[]): number[] {
  const last = points.length / 2 - 1;
  const at = (index: number, axis: number) => points[2 * Math.min(Math.max(index, 0), last) + axis] ?? 0;
  const line = [at(0, 0), at(0, 1)];
  for (let span = 0; span < last; span++) {
    for (let piece = 1; piece <= 8; piece++) {
      for (const axis of [0, 1]) {
        line.push(cubic(at(span - 1, axis), at(span, axis), at(span + 1, axis), at(span + 2, axis), piece / 8));
      }
    }
  }
  return line;
}

function cubic(before: number, from: number, to: number, after: number, t: number): number {
  const linear = to - before;
  const square = 2 * before - 5 * from + 4 * to - after;
  const cube = 3 * (from - to) + after - before;
  return from + (t / 2) * (linear + t * (square + t * cube));
}

/** The same polyline at `POINTS` points of equal distance along it. */
function resample(line: readonly number[]): Stroke {
  const lengths = [0];
  for (let i = 2; i < line.length; i += 2) lengths.push((lengths.at(-1) ?? 0) + distance(line, i - 2, i));
  const stroke = new Float64Array(2 * POINTS);
  let segment = 1;
  for (let point = 0; point < POINTS; point++) {
    const target = ((lengths.at(-1) ?? 0) * point) / (POINTS - 1);
    while (segment < lengths.length - 1 && (lengths[segment] ?? 0) < target) segment++;
    const [start = 0, end = 0] = lengths.slice(segment - 1, segment + 1);
    const share = end > start ? (target - start) / (end - start) : 0;
    for (const axis of [0, 1]) {
      const from = line[2 * segment - 2 + axis] ?? 0;
      stroke[2 * point + axis] = from + share * ((line[2 * segment + axis] ?? from) - from);
    }
  }
  return stroke;
}

function distance(line: readonly number[], i: number, j: number): number {
  const dx = (line[j] ?? 0) - (line[i] ?? 0);
  const dy = (line[j + 1] ?? 0) - (line[i + 1] ?? 0);
  return Math.sqrt(dx * dx + dy * dy);
}
