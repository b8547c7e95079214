import type { ReadingOptions } from '../../datasets/reading/options.ts';
import { READING_OPTIONS, READING_TABLE } from '../settings/readingTable.ts';
import type { Flag } from '../settings/setting.ts';

/** What was said about files, as the command line takes it: `--label income --missing mean`. */
export function optionWords(options: ReadingOptions): string {
  const given = READING_OPTIONS.filter((name) => options[name] !== undefined);
  return given.map((name) => flagWords(READING_TABLE[name] as Flag<unknown>, options[name])).join(' ');
}

function flagWords({ flag, argument, value }: Flag<unknown>, given: unknown): string {
  return argument === '' ? `--${flag}` : `--${flag} ${quoted(value.write(given))}`;
}

/** In quotes where a shell would take the text for several words. */
function quoted(text: string): string {
  return /^[\w.,:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
