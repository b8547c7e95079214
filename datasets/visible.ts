/** What a terminal or a page would act on or hide: control and format characters, odd separators, halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u{FFFD}]/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A cell or a name from somebody's file as a message may show it: escaped where it is invisible, and cut where it is long. */
export function visible(text: string, most = 60): string {
  const shown = text.slice(0, 4 * most).replaceAll(INVISIBLE, escaped);
  const characters = [...shown];
  const isWhole = text.length <= 4 * most && characters.length <= most;
  return isWhole ? shown : `${characters.slice(0, most).join('')}…`;
}

function escaped(character: string): string {
  return NAMED[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
