/**
 * What a terminal or a page would act on or hide: control and format characters, odd line ends, halves of characters. The
 * two that join letters and signs of many scripts stay.
 */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u{FFFD}]|(?![\u200c\u200d])\p{Cf}/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text from somebody's files, their names included, as it may be shown: escaped where it is invisible. */
export function allVisible(text: string): string {
  return text.replaceAll(INVISIBLE, escaped);
}

/** A cell or a name as a message may show it: escaped where it is invisible, and cut where it is long. */
export function visible(text: string, most = 60): string {
  const shown = allVisible(text.slice(0, 4 * most));
  const characters = [...shown];
  const isWhole = text.length <= 4 * most && characters.length <= most;
  return isWhole ? shown : `${characters.slice(0, most).join('')}…`;
}

function escaped(character: string): string {
  return NAMED[character] ?? `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
