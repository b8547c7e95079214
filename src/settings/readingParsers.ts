import type { Parser } from './parsers.ts';

/** A name is everything up to a comma, or what double quotes enclose, where two of them stand for one. */
const NAME = /\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(,|$)/y;

/** Names with commas between them; a name that has a comma itself stands in double quotes. */
export function listOfNames(): Parser<readonly string[]> {
  const holds = (value: unknown): value is readonly string[] =>
    Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string' && name !== '');
  return {
    expected: 'names with commas between them, as in age,town',
    read(text) {
      const names = namesIn(text);
      return holds(names) ? [...new Set(names)] : undefined;
    },
    write: (names) =>
      names.map((name) => (/[",]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join(),
    holds,
  };
}

/** Undefined where the quotes do not end before a comma. */
function namesIn(text: string): string[] | undefined {
  const names: string[] = [];
  for (let at = 0; at <= text.length; ) {
    NAME.lastIndex = at;
    const [whole, quoted, plain = '', end] = NAME.exec(text) ?? [];
    if (whole === undefined) return undefined;
    names.push(quoted?.replaceAll('""', '"') ?? plain.trim());
    at += whole.length;
    if (end === '') return names;
  }
  return [...names, ''];
}

/** A picture of more pixels per side would have more features than a network can be given. */
const LARGEST_SIDE = 4096;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** `64` for a square, or width and height as in `64x48`. */
export function pictureSize(): Parser<Size> {
  const fits = (side: unknown) => Number.isSafeInteger(side) && Number(side) >= 1 && Number(side) <= LARGEST_SIDE;
  const holds = (value: unknown): value is Size =>
    typeof value === 'object' &&
    value !== null &&
    'width' in value &&
    'height' in value &&
    fits(value.width) &&
    fits(value.height);
  return {
    expected: `pixels from 1 to ${LARGEST_SIDE}, as in 64 or 64x48`,
    read(text) {
      const [, width, height = width] = /^(\d{1,5})(?:\s*[x×*]\s*(\d{1,5}))?$/i.exec(text.trim()) ?? [];
      const size = { width: Number(width), height: Number(height) };
      return holds(size) ? size : undefined;
    },
    write: ({ width, height }) => (width === height ? String(width) : `${width}x${height}`),
    holds,
  };
}
