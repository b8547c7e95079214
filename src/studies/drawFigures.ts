import type { Normalisation } from '../importance/normalisation.ts';
import { compose } from '../plots/composition.ts';
import type { Answer, Figure, FigureWords, Picture, Row, SamplePictures, SamplePlaces } from './figure.ts';
import type { FigureInputs } from './figureInputs.ts';
import { FIGURES } from './figures.ts';

/** What a figure shows of one data set. */
export interface DatasetDrawing extends Answer {
  readonly pictures: readonly Picture[];
}

/** A figure drawn for every data set that has what it needs. */
export interface DrawnFigure extends FigureWords {
  readonly parts: readonly DatasetDrawing[];
}

/** The answers of a data set, with the pictures of the samples that they show. */
export interface Drawable {
  readonly answers: readonly Answer[];
  readonly pictures: SamplePictures;
  readonly places?: SamplePlaces | undefined;
}

/** Computes each figure's answer for a data set; figures that lack inputs are left out. */
export function answerFigures(inputs: FigureInputs, figures: readonly Figure[] = FIGURES): Answer[] {
  return figures.map((figure) => figure.answer(inputs)).filter((answer) => answer !== null);
}

/**
 * Draws figures, in the order of their numbers, with a part for each data set that has an answer. `document` makes the
 * elements: the browser's own, or a stand-in elsewhere.
 */
export function drawFigures(datasets: readonly Drawable[], document: Document): DrawnFigure[] {
  const words = new Map(
    datasets.flatMap(({ answers }) => answers.map(({ figure }) => [figure.number, figure] as const)),
  );
  return [...words.values()]
    .sort((a, b) => a.number - b.number)
    .map((figure) => ({ ...figure, parts: datasets.flatMap((dataset) => partsOf(figure, dataset, document)) }));
}

function partsOf(figure: FigureWords, { answers, pictures, places }: Drawable, document: Document): DatasetDrawing[] {
  return answers
    .filter((answer) => answer.figure.number === figure.number)
    .map((answer) => ({ ...answer, pictures: answer.draw(document, pictures, places) }));
}

/**
 * Files of a figure below `figures/`: the picture in each normalisation, `fig02.svg` being the plain one, and the rows.
 */
export function figureFiles(figure: DrawnFigure): Map<string, string> {
  const files = new Map<string, string>();
  const normalisations = figure.parts[0]?.pictures.map(({ normalisation }) => normalisation) ?? [];
  for (const normalisation of normalisations) {
    const blocks = figure.parts.map(({ dataset, pictures }) => ({
      heading: figure.parts.length > 1 ? dataset : '',
      panels: pictures.find((picture) => picture.normalisation === normalisation)?.panels ?? [],
    }));
    files.set(pictureFile(figure.id, normalisation), compose(`Figure ${figure.number}: ${figure.title}`, blocks));
  }
  files.set(`figures/${figure.id}.json`, rowsJson(figure));
  return files;
}

/** `figures/fig02.svg` for plain importance, `figures/fig02-per-parameter.svg` for another normalisation. */
export function pictureFile(id: string, normalisation: Normalisation): string {
  const suffixes = { plain: '', perParameter: '-per-parameter', relative: '-relative' };
  return `figures/${id}${suffixes[normalisation]}.svg`;
}

/** The rows of all data sets, one table per kind of row; each row names its data set. */
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
