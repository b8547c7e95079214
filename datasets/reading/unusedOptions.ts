import { DatasetError } from '../dataset.ts';
import type { ReadingOptions } from './options.ts';

/** What there is in the data, in words that follow "found", and the options that nothing in it answers to. */
interface FoundData {
  /** The file or the folder. */
  readonly place: string;
  readonly found: string;
  readonly unused: readonly (keyof ReadingOptions)[];
}

/** Options about pictures. */
const ABOUT_PICTURES = ['resize', 'grey', 'skipBad'] as const;

/** Throws DatasetError where an option is about pictures: the data are rows of numbers. */
export function refusePictureOptions(place: string, reading: ReadingOptions = {}): void {
  refuseUnused(reading, { place, found: 'rows of numbers and words and no pictures', unused: ABOUT_PICTURES });
}

/** Throws DatasetError where an option is about cells of a table: pictures in folders have none. */
export function refuseCellOptions(place: string, reading: ReadingOptions = {}): void {
  refuseUnused(reading, { place, found: 'pictures in folders and no columns', unused: ['missing', 'ignore'] });
}

/** Throws DatasetError for any option: the files are those of a known data set, which are read in one way. */
export function refuseAllOptions(place: string, format: string, reading: ReadingOptions = {}): void {
  const unused = Object.keys(reading) as (keyof ReadingOptions)[];
  refuseUnused(reading, { place, found: `the files of ${format}, which are read in one way`, unused });
}

function refuseUnused(reading: ReadingOptions, { place, found, unused }: FoundData): void {
  const option = unused.find((name) => isSaid(reading[name]));
  if (option === undefined) return;
  const flag = `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new DatasetError(`${place}: expected something that ${flag} is about, found ${found}; leave ${flag} out`);
}

/** Whether an option says anything else than what holds without it. */
function isSaid(value: ReadingOptions[keyof ReadingOptions]): boolean {
  return value !== undefined && value !== false && value !== 'refuse' && !(Array.isArray(value) && value.length === 0);
}
