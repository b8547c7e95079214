import type { Normalisation } from '../importance/normalisation.ts';
import type { Panel } from '../plots/panel.ts';
import type { Claim } from './claims/claim.ts';
import { figureId } from './figureId.ts';
import type { FigureInputs } from './figureInputs.ts';
import { type Names, namesOf } from './names.ts';

/** A row is plain JSON: `null` where a number does not exist. */
export type Row = Readonly<Record<string, string | number | null>>;
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** Addresses of the pictures of training samples, by sample; only of those that figures show. */
export type SamplePictures = ReadonlyMap<number, string>;

/** Where training samples come from, in words; only of those that figures show, and of a user's own data. */
export type SamplePlaces = ReadonlyMap<number, string>;

/** The names that rows refer to by index, the document that makes the elements, and what is known of the samples. */
export interface Drawing extends Names {
  readonly document: Document;
  readonly pictures: SamplePictures;
  readonly places?: SamplePlaces | undefined;
}

/** A figure of the paper: what it asks, how it is answered, and functions from runs to rows, pictures and words. */
export interface FigureSpec<T extends Tables> {
  readonly number: number;
  readonly title: string;
  readonly question: string;
  readonly method: string;
  /** The normalisations in which its pictures can be drawn. */
  readonly normalisations: readonly Normalisation[];
  /** The table that stands for the pictures where they cannot be seen. */
  readonly digest: keyof T & string;
  /** `null` where the inputs lack what the figure needs. */
  rows(inputs: FigureInputs): T | null;
  /** The training samples whose pictures the panels show; none where left out. */
  samples?(tables: T): readonly number[];
  panels(tables: T, drawing: Drawing, normalisation: Normalisation): Panel[];
  /** What the rows show, in a few sentences. */
  reading(tables: T): string;
  /** What the paper says of the figure, each with the number that decides it. */
  readonly claims: readonly Claim[];
}

/** A figure whose kinds of rows are its own business. */
export interface Figure extends FigureWords {
  /** `null` where the inputs lack what the figure needs. */
  answer(inputs: FigureInputs): Answer | null;
  /** Draws tables that this very figure answered with, in some of its normalisations. */
  draw(tables: Tables, drawing: Drawing, normalisations?: readonly Normalisation[]): Picture[];
  readonly normalisations: readonly Normalisation[];
  readonly claims: readonly Claim[];
}

export interface FigureWords {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly question: string;
  readonly method: string;
}

/** What a figure says of one data set, as plain data. */
export interface Finding {
  readonly figure: FigureWords;
  readonly dataset: string;
  readonly tables: Tables;
  readonly digest: readonly Row[];
  readonly reading: string;
  /** The training samples whose pictures it shows. */
  readonly samples: readonly number[];
}

/** What a figure says of one data set, computed and not yet drawn. */
export interface Answer extends Finding {
  /** At least the first normalisation; the others where the figure has them. */
  draw(document: Document, pictures: SamplePictures, places?: SamplePlaces): Picture[];
}

/** The panels of a figure in one normalisation. */
export interface Picture {
  readonly normalisation: Normalisation;
  readonly panels: readonly Panel[];
}

/** Closes a specification over its kinds of rows. */
export function defineFigure<T extends Tables>(spec: FigureSpec<T>): Figure {
  const { number, title, question, method, normalisations, claims } = spec;
  const words = { id: figureId(number), number, title, question, method };
  const draw: Figure['draw'] = (tables, drawing, wanted = normalisations) =>
    wanted.map((normalisation) => ({ normalisation, panels: spec.panels(tables as T, drawing, normalisation) }));
  return { ...words, normalisations, claims, draw, answer: (inputs) => answer(spec, words, inputs, draw) };
}

function answer<T extends Tables>(
  spec: FigureSpec<T>,
  figure: FigureWords,
  inputs: FigureInputs,
  draw: Figure['draw'],
): Answer | null {
  const tables = spec.rows(inputs);
  if (tables === null) return null;
  const names = namesOf(inputs.run);
  return {
    figure,
    dataset: inputs.dataset,
    tables,
    digest: tables[spec.digest] ?? [],
    reading: spec.reading(tables),
    samples: spec.samples?.(tables) ?? [],
    draw: (document, pictures, places) => draw(tables, { document, pictures, places, ...names }),
  };
}
