import { ISSUES } from '../../importance/issues/issues.ts';
import type { DisplayWords } from '../address/displayState.ts';
import { SCORES, type Score } from '../protocol/questions.ts';
import { type Filter, NO_FILTER, type Sorting } from './ranking.ts';

/** The order and the filter of the samples in an address: `sort=nll,up` and `show=issue:forgotten,label:3`. */

/** A score by one word: its name, or `layer0` and so on. */
export function scoreKey(by: Score): string {
  return typeof by === 'object' ? `layer${by.layer}` : by;
}

export const SORTING_WORDS: DisplayWords<Sorting> = {
  expected: `one of ${SCORES.join(', ')}, layer0, layer1, …, with ,change or ,up behind it`,
  write: ({ by, change, ascending }) =>
    [scoreKey(by), ...(change ? ['change'] : []), ...(ascending ? ['up'] : [])].join(),
  read: readSorting,
};

export const FILTER_WORDS: DisplayWords<Filter> = {
  expected: 'parts like label:3, prediction:3, issue:forgotten, only:selected, only:marked',
  write: writeFilter,
  read: readFilter,
};

export function readSorting(text: string): Sorting | undefined {
  const [key = '', ...rest] = text.split(',');
  const layer = /^layer(\d{1,2})$/.exec(key)?.[1];
  const by = layer === undefined ? SCORES.find((name) => name === key) : { layer: Number(layer) };
  if (by === undefined || rest.some((word) => word !== 'change' && word !== 'up')) return undefined;
  return { by, change: rest.includes('change'), ascending: rest.includes('up') };
}

function writeFilter({ of, class: label, issue, only }: Filter): string {
  const parts = [
    ...(label === null ? [] : [`${of}:${label}`]),
    ...(issue === null ? [] : [`issue:${issue.replaceAll(' ', '-')}`]),
    ...(only === 'all' ? [] : [`only:${only}`]),
  ];
  return parts.join();
}

export function readFilter(text: string): Filter | undefined {
  let found = NO_FILTER;
  for (const part of text.split(',')) {
    const change = readPart(part);
    if (change === undefined) return undefined;
    found = { ...found, ...change };
  }
  return found;
}

function readPart(part: string): Partial<Filter> | undefined {
  const [key = '', value = ''] = part.split(':');
  if ((key === 'label' || key === 'prediction') && /^\d{1,4}$/.test(value)) return { of: key, class: Number(value) };
  const issue = ISSUES.find((name) => name.replaceAll(' ', '-') === value);
  if (key === 'issue' && issue !== undefined) return { issue };
  // Addresses of earlier versions say `picked`.
  if (key === 'only' && (value === 'selected' || value === 'picked')) return { only: 'selected' };
  return key === 'only' && value === 'marked' ? { only: 'marked' } : undefined;
}
