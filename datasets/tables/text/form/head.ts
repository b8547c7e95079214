import type { TextSource } from '../file/textSource.ts';

/** The beginning of a text, from which is found out how the rest is written. */
export interface Head {
  readonly text: string;
  /** Whether the file ends with it. */
  readonly whole: boolean;
}

/** Enough characters and lines to tell by, and the most that are read where lines are long. */
const ENOUGH = { characters: 2 ** 18, lines: 100 } as const;
const MOST = 2 ** 24;

export async function headOf(source: TextSource): Promise<Head> {
  let text = '';
  let lines = 0;
  for await (const piece of source.pieces()) {
    text += piece;
    lines += piece.split('\n').length - 1;
    const isEnough = text.length >= ENOUGH.characters && lines >= ENOUGH.lines;
    if (isEnough || text.length >= MOST) return { text, whole: false };
  }
  return { text, whole: true };
}
