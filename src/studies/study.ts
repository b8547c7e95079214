import { compose } from '../plots/composition.ts';
import type { DrawnPart, Figure, Material, Row } from './figure.ts';
import { FIGURES } from './figures.ts';

/** A figure drawn for every data set that has what it needs. */
export interface DrawnFigure extends Pick<Figure, 'id' | 'number' | 'title' | 'question' | 'method'> {
  readonly parts: readonly DrawnPart[];
}

/**
 * Draws the figures of finished runs, one run a data set. A figure that no data set can give is left out.
 * `document` makes the elements: the browser's own, or a stand-in elsewhere.
 */
export function drawFigures(
  materials: readonly Material[],
  document: Document,
  figures: readonly Figure[] = FIGURES,
): DrawnFigure[] {
  return figures
    .map(({ id, number, title, question, method, drawPart }) => {
      const parts = materials.map((material) => drawPart(material, document)).filter((part) => part !== null);
      return { id, number, title, question, method, parts };
    })
    .filter(({ parts }) => parts.length > 0);
}

/** Files of a figure below `figures/`: the picture in each view, `fig02.svg` being the plain one, and the rows. */
export function figureFiles(figure: DrawnFigure): Map<string, string> {
  const files = new Map<string, string>();
  const views = figure.parts[0]?.pictures.map(({ view }) => view) ?? [];
  for (const view of views) {
    const blocks = figure.parts.map(({ dataset, pictures }) => ({
      heading: figure.parts.length > 1 ? dataset : '',
      panels: pictures.find((picture) => picture.view === view)?.panels ?? [],
    }));
    files.set(pictureFile(figure.id, view), compose(`Figure ${figure.number}: ${figure.title}`, blocks));
  }
  files.set(`figures/${figure.id}.json`, rowsJson(figure));
  return files;
}

/** `figures/fig02.svg` for the plain view, `figures/fig02-per-parameter.svg` for another. */
export function pictureFile(id: string, view: DrawnPart['pictures'][number]['view']): string {
  const suffixes = { plain: '', perParameter: '-per-parameter', relative: '-relative' };
  return `figures/${id}${suffixes[view]}.svg`;
}

/** The rows of all data sets, a table a kind; each row names its data set. */
function rowsJson({ id, title, question, method, parts }: DrawnFigure): string {
  const tables: Record<string, Row[]> = {};
  for (const { dataset, tables: own } of parts) {
    for (const [name, rows] of Object.entries(own)) {
      tables[name] = [...(tables[name] ?? []), ...rows.map((row) => ({ dataset, ...row }))];
    }
  }
  const readings = parts.map(({ dataset, reading }) => ({ dataset, reading }));
  return `${JSON.stringify({ figure: id, title, question, method, readings, tables })}\n`;
}
