import type { View } from '../importance/views.ts';
import type { Panel } from '../plots/panel.ts';
import type { Run } from '../run/folder/readRun.ts';
import { type Names, namesOf } from './names.ts';
import { type ImportanceSummaries, summarise } from './summary.ts';

/** What the figures of one data set are drawn from. */
export interface Material {
  readonly dataset: string;
  /** The run of the first seed. */
  readonly run: Run;
  /** `null` where norms were not measured or no epoch is whole. */
  readonly summaries: ImportanceSummaries | null;
}

/** A row is plain JSON: `null` where a number does not exist. */
export type Row = Readonly<Record<string, string | number | null>>;
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** The names that rows refer to by index, and the document that makes the elements. */
export interface Drawing extends Names {
  readonly document: Document;
}

/** A figure of the paper: what it asks, how it is answered, and functions from runs to rows, pictures and words. */
export interface FigureSpec<T extends Tables> {
  readonly number: number;
  readonly title: string;
  readonly question: string;
  readonly method: string;
  /** The views that its pictures can be drawn in. */
  readonly views: readonly View[];
  /** The table that stands for the pictures where they cannot be seen. */
  readonly digest: keyof T & string;
  /** `null` where the run lacks what the figure needs. */
  rows(material: Material): T | null;
  panels(tables: T, drawing: Drawing, view: View): Panel[];
  /** What the rows show, in a few sentences. */
  reading(tables: T): string;
}

/** A figure whose kinds of rows are its own business. */
export interface Figure {
  readonly id: string;
  readonly number: number;
  /** `null` where the data set's run lacks what the figure needs. */
  drawPart(material: Material, document: Document): DrawnPart | null;
  readonly title: string;
  readonly question: string;
  readonly method: string;
}

/** What a figure shows of one data set. */
export interface DrawnPart {
  readonly dataset: string;
  readonly tables: Tables;
  readonly digest: readonly Row[];
  readonly reading: string;
  /** At least the first view; the others where the figure has them. */
  readonly pictures: readonly { readonly view: View; readonly panels: readonly Panel[] }[];
}

/** Closes a specification over its kinds of rows. */
export function defineFigure<T extends Tables>(spec: FigureSpec<T>): Figure {
  const { number, title, question, method } = spec;
  return {
    id: figureId(number),
    number,
    title,
    question,
    method,
    drawPart: (material, document) => drawPart(spec, material, document),
  };
}

/** `fig02` for figure 2. */
export function figureId(number: number): string {
  return `fig${String(number).padStart(2, '0')}`;
}

/** Prepares a run for the figures; summaries are computed once and shared by all of them. */
export function materialOf(run: Run): Material {
  return { dataset: run.environment.dataset.name, run, summaries: summarise(run) };
}

function drawPart<T extends Tables>(spec: FigureSpec<T>, material: Material, document: Document): DrawnPart | null {
  const tables = spec.rows(material);
  if (tables === null) return null;
  const drawing = { document, ...namesOf(material.run) };
  const pictures = spec.views.map((view) => ({ view, panels: spec.panels(tables, drawing, view) }));
  return {
    dataset: material.dataset,
    tables,
    digest: tables[spec.digest] ?? [],
    reading: spec.reading(tables),
    pictures,
  };
}
