/** Characters that move the cursor, colour the terminal or turn the direction of writing, but for line ends and tabs. */
const UNSEEN = /(?![\n\t])\p{Cc}|[\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** The text with escapes in place of characters that a terminal would obey: names and cells of files may have any. */
export function printable(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/** The same for a text that stands in one line. */
export function printableLine(text: string): string {
  return printable(text).replace(/[\n\t]/g, escaped);
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const known: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\0': '\\0' };
  return known[character] ?? (code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`);
}
