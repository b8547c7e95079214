import { DatasetError } from '../../../dataset.ts';
import type { LeftOut } from '../../../reading/reading.ts';
import { visible } from '../../../visible.ts';
import { type Form, isBlank } from './form.ts';
import { isSame } from './header.ts';
import { isCommentLike } from './prelude.ts';

/** Places that are told of rows that were skipped. */
const TOLD = 5;

/** Tells the rows of data from the header, blank rows and comments, and counts what is skipped. One pass, one filter. */
export class RowFilter {
  private awaitsHeader: boolean;
  private titlesToCome: number;
  private readonly cells: number;
  private readonly comments: number[];
  private readonly empty: number[] = [];
  private readonly titles: number[] = [];
  private readonly headers: number[] = [];
  private skipped = { comments: 0, empty: 0, headers: 0 };

  constructor(
    private readonly form: Form,
    private readonly file: string,
  ) {
    this.awaitsHeader = form.header.isRow;
    this.titlesToCome = form.titles;
    this.cells = form.header.names.length;
    this.comments = form.prelude.comments.slice(0, TOLD);
    this.skipped.comments = form.prelude.comments.length;
  }

  /** Whether a row is data. DatasetError, with its place, where it has another number of cells. */
  isData(cells: readonly string[], place: number): boolean {
    if (isBlank(cells)) return this.skipBlank(cells, place);
    if (this.isComment(cells)) return this.skipComment(place);
    if (this.titlesToCome > 0) return this.skipTitle(place);
    if (this.awaitsHeader) return this.skipHeader();
    if (this.form.header.isRow && isSame(cells, this.form.header.names)) return this.skipSecondHeader(place);
    // Separators too many at the end of a row make no cells.
    if (cells.length === this.cells || (cells.length > this.cells && isBlank(cells.slice(this.cells)))) return true;
    throw this.wrongLength(cells, place);
  }

  leftOut(): readonly LeftOut[] {
    const told = (count: number, places: readonly number[], [one, several]: readonly [string, string]): LeftOut[] =>
      count > 0
        ? [
            {
              what: 'row',
              names: places.map((place) => `row ${place} of ${this.file}`),
              count,
              why: count === 1 ? one : several,
            },
          ]
        : [];
    return [
      ...told(this.titles.length, this.titles, ['it stands above the table', 'they stand above the table']),
      ...told(this.skipped.headers, this.headers, ['it repeats the header', 'they repeat the header']),
      ...told(this.skipped.comments, this.comments, ['it is a comment', 'they are comments']),
      ...told(this.skipped.empty, this.empty, ['it has no value in any cell', 'they have no value in any cell']),
    ];
  }

  private isComment(cells: readonly string[]): boolean {
    const { prelude, commentsFit } = this.form;
    if (!prelude.hasComments || !isCommentLike(cells[0] ?? '')) return false;
    return commentsFit || cells.length !== this.cells;
  }

  private skipTitle(place: number): false {
    this.titlesToCome--;
    this.titles.push(place);
    return false;
  }

  private skipHeader(): false {
    this.awaitsHeader = false;
    return false;
  }

  private skipSecondHeader(place: number): false {
    if (this.skipped.headers++ < TOLD) this.headers.push(place);
    return false;
  }

  /** A line without anything is not worth telling; one of separators is. */
  private skipBlank(cells: readonly string[], place: number): false {
    if (cells.length === 1) return false;
    if (this.skipped.empty++ < TOLD) this.empty.push(place);
    return false;
  }

  private skipComment(place: number): false {
    if (this.skipped.comments++ < TOLD) this.comments.push(place);
    return false;
  }

  private wrongLength(cells: readonly string[], place: number): DatasetError {
    const { separator, header } = this.form;
    const as = header.isRow ? 'in the header' : 'in most rows';
    const name = separator === ' ' ? 'spaces' : separator === '\t' ? 'tabs' : visible(separator);
    const remedy =
      cells.length > this.cells
        ? `put cells that hold ${name} into double quotes`
        : 'complete the row, or take it out of the file';
    return new DatasetError(
      `${this.file}: expected ${this.cells} cells in row ${place} as ${as}, found ${cells.length}; ${remedy}`,
    );
  }
}
