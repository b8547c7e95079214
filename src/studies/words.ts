/** A share as a percentage in words, with a decimal where it is small. */
export function percent(share: number | null): string {
  if (share === null) return 'none';
  const value = share * 100;
  return `${Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0)}%`;
}

/** A number in words with this many decimals, its minus sign as on the axes. */
export function decimals(value: number, digits: number): string {
  const rounded = Number(value.toFixed(digits)) || 0; // Not −0.
  return rounded.toFixed(digits).replace('-', '−');
}

/** Words joined as a list: `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
