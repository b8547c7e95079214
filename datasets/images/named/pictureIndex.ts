import { baseName } from '../../tree.ts';

/** Finds the picture that a cell of a table names. */
export class PictureIndex {
  private readonly byName = new Map<string, string[]>();

  /** `pictures` are paths within the data set. */
  constructor(pictures: readonly string[]) {
    for (const picture of pictures) {
      const name = baseName(picture);
      for (const key of new Set([name, withoutEnding(name)])) {
        const alike = this.byName.get(key) ?? [];
        alike.push(picture);
        this.byName.set(key, alike);
      }
    }
  }

  /**
   * The pictures that a cell may mean: the path from the table's folder, or else the end of a path, with or without its
   * ending; of a path that leads elsewhere, such as another computer, the longest end that is there.
   */
  find(cell: string, folder: string): readonly string[] {
    const path = cell
      .trim()
      .replaceAll('\\', '/')
      .replace(/^(\.?\/)+/, '');
    if (path === '') return [];
    const alike = this.byName.get(baseName(path)) ?? [];
    const here = alike.filter((picture) => isPath(picture, `${folder}${path}`));
    if (here.length > 0) return here;
    for (let end = path; ; end = end.slice(end.indexOf('/') + 1)) {
      const found = alike.filter((picture) => endsIn(picture, end));
      if (found.length > 0 || !end.includes('/')) return found;
    }
  }
}

function isPath(picture: string, path: string): boolean {
  return picture === path || withoutEnding(picture) === path;
}

function endsIn(picture: string, end: string): boolean {
  return `/${picture}`.endsWith(`/${end}`) || `/${withoutEnding(picture)}`.endsWith(`/${end}`);
}

/** A path without the ending of its file's name. */
export function withoutEnding(path: string): string {
  return path.replace(/\.[^./]*$/, '');
}
