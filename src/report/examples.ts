import * as z from 'zod';
import { type Dataset, featureCount } from '../../datasets/dataset.ts';
import { featuresOf } from '../../datasets/pickedFeatures.ts';
import { pictureBytes } from '../../datasets/pictureBytes.ts';
import { largestFirst } from '../importance/ranking/ranks.ts';
import type { FolderSource } from '../platform/folder.ts';
import { DamagedRunError } from '../run/folder/errors.ts';
import { readJson } from '../run/folder/read/readJson.ts';
import type { Answer, SamplePictures } from '../studies/figure.ts';
import type { FigureInputs } from '../studies/figureInputs.ts';
import { BAR_PICTURE, barPicture, isRow } from './barPicture.ts';
import { contrastSamples } from './opening/sampleStory.ts';
import { dataAddress, encodePng, fromBase64, toBase64 } from './png.ts';
import type { ReportData } from './reportData.ts';
import { rowCells } from './rowCells.ts';

/** What a report keeps of the data, so that it can be drawn again without them. */
const examplesSchema = z.strictObject({
  image: z.strictObject({ width: z.int().positive(), height: z.int().positive(), channels: z.int().positive() }),
  /** Bytes [channel, row, column] in base64. */
  thumbnails: z.array(z.strictObject({ sample: z.int().nonnegative(), pixels: z.base64() })),
  /** The first values of rows of numbers, by the names of their columns; only where these have names. */
  rows: z.optional(
    z.array(
      z.strictObject({ sample: z.int().nonnegative(), cells: z.array(z.tuple([z.string(), z.string()]).readonly()) }),
    ),
  ),
  /** Samples that were made hard on purpose, by kind; only where the data were made. */
  truth: z.optional(
    z.strictObject({
      ambiguous: z.array(z.int().nonnegative()),
      distorted: z.array(z.int().nonnegative()),
      mislabelled: z.array(z.int().nonnegative()),
    }),
  ),
});

export type Examples = z.infer<typeof examplesSchema>;
export type Truth = NonNullable<Examples['truth']>;

const STRIP_LENGTH = 12;

/** The samples with the largest and with the smallest τ, most extreme first. */
export function extremeSamples(tau: ArrayLike<number>): { most: number[]; least: number[] } {
  const order = [...largestFirst(tau)];
  const length = Math.min(STRIP_LENGTH, Math.floor(order.length / 2));
  return { most: order.slice(0, length), least: order.slice(order.length - length).reverse() };
}

/** The samples whose pictures a report shows: those that open it, the extreme ones, and those of the figures. */
export function shownSamples({ summaries }: FigureInputs, answers: readonly Answer[]): number[] {
  const tau = summaries?.plain.tau ?? [];
  const { most, least } = extremeSamples(tau);
  const opening = Object.values(contrastSamples(tau) ?? {});
  return [...new Set([...most, ...least, ...opening, ...answers.flatMap(({ samples }) => samples)])];
}

/** What a report needs of the data: the pixels of the samples it shows, and how the data were made. */
export async function takeExamples(
  inputs: FigureInputs,
  data: ReportData,
  samples: readonly number[],
): Promise<Examples> {
  const features = await featuresOf(data.train, samples);
  const bytes = pictureBytes(features, data.scaling);
  const length = featureCount(data.image);
  const rows = samples.map((sample, place) => {
    return { sample, cells: rowCells(data, features.subarray(place * length, (place + 1) * length)) };
  });
  const thumbnails = samples.map((sample, place) => ({
    sample,
    pixels: toBase64(bytes.subarray(place * length, (place + 1) * length)),
  }));
  const truth = data.truth && truthOf(data.truth.slice(0, inputs.run.config.samples));
  const named = isRow(data.image) && data.featureNames !== undefined;
  return { image: data.image, thumbnails, ...(named && { rows }), ...(truth ? { truth } : {}) };
}

/** The examples that an earlier report left in a folder; `null` where there are none. Throws `DamagedRunError`. */
export async function readExamples(source: FolderSource, file: string): Promise<Examples | null> {
  if (!(await source.has(file))) return null;
  const parsed = examplesSchema.safeParse(await readJson(source, file));
  if (parsed.success) return parsed.data;
  const what = parsed.error.issues[0]?.message ?? 'unexpected content';
  throw new DamagedRunError(`${source.location}/${file} is damaged: ${what}; delete it or write the run again`);
}

/** The pictures of the samples as addresses that hold them; none without examples. */
export async function picturesOf(examples: Examples | null): Promise<SamplePictures> {
  if (examples === null) return new Map();
  const { image, thumbnails } = examples;
  const pictures = thumbnails.map(async ({ sample, pixels }) => {
    const bytes = fromBase64(pixels);
    const png = await (isRow(image) ? encodePng(BAR_PICTURE, barPicture(bytes)) : encodePng(image, bytes));
    return [sample, dataAddress('image/png', png)] as const;
  });
  return new Map(await Promise.all(pictures));
}

function truthOf(truth: NonNullable<Dataset['truth']>): Truth {
  const ofKind = (kind: keyof Truth) => truth.flatMap((sample, index) => (sample.kind === kind ? [index] : []));
  return { ambiguous: ofKind('ambiguous'), distorted: ofKind('distorted'), mislabelled: ofKind('mislabelled') };
}
