/** `1 row`, `9 rows`; words whose plural is another one bring it along. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** The first few words, and how many more there are: `a, b, c and 5 more`. */
export function someOf(words: readonly string[], most = 10): string {
  return words.length > most + 1 ? `${words.slice(0, most).join(', ')} and ${words.length - most} more` : listed(words);
}

/** A number with the digits that one reads: `-0.99032` of -0.9903171062469482. */
export function shortNumber(value: number): string {
  return `${Number(value.toPrecision(5))}`;
}
