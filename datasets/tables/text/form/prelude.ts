import type { Head } from './head.ts';

/** What stands above a table: lines that begin as comments do, blank ones, and the `sep=;` that spreadsheets obey. */
export interface Prelude {
  /** The separator that `sep=` names. */
  readonly separator?: string;
  /** Characters of all these lines, and how many of them a spreadsheet shows: all but that of `sep=`. */
  readonly characters: number;
  readonly rows: number;
  /** What the last of the lines says behind its sign, where it is a comment: perhaps it names the columns. */
  readonly comment?: string;
  /** Rows of the comments, as a spreadsheet counts them. */
  readonly comments: readonly number[];
  /** Whether lines further below that begin so are comments too. */
  readonly hasComments: boolean;
}

const SEP = /^"?sep=([^\n"])"?[,;\t ]*(\n|$)/i;
/** Spreadsheets write #N/A and #DIV/0! into cells. */
const COMMENT = /^\s*(%|#(?!N\/?A|DIV\/0!|VALUE!|REF!|NUM!|NAME\?|NULL!))/;

/** Whether a line, or the first cell of a row, begins as comments do. */
export function isCommentLike(text: string): boolean {
  return COMMENT.test(text);
}

export function preludeOf({ text }: Head): Prelude {
  const sep = SEP.exec(text);
  const start = sep?.[0].length ?? 0;
  const lines = text.slice(start).split('\n');
  const written = lines.filter((line) => line.trim() !== '');
  // Names such as #1 begin most lines; comments are few beside the data.
  const hasComments = 2 * written.filter(isCommentLike).length <= written.length;
  const above = lines.findIndex((line) => line.trim() !== '' && !(hasComments && isCommentLike(line)));
  const skipped = lines.slice(0, Math.max(0, above));
  const comments = [...skipped.keys()].filter((line) => isCommentLike(skipped[line] ?? ''));
  const last = comments.at(-1);
  return {
    ...(sep?.[1] !== undefined && { separator: sep[1] }),
    characters: start + skipped.reduce((sum, line) => sum + line.length + 1, 0),
    rows: skipped.length,
    ...(last !== undefined && { comment: (skipped[last] ?? '').replace(/^\s*[#%]+\s*/, '') }),
    comments: comments.map((line) => line + 1),
    hasComments,
  };
}
