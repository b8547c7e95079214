import type { SamplePictures, SamplePlaces } from '../../studies/figure.ts';
import type { FigureInputs } from '../../studies/figureInputs.ts';
import type { Truth } from '../examples.ts';
import type { Contrast } from './sampleStory.ts';

/** A data set of the opening picture. */
export interface OpeningDataset {
  readonly inputs: FigureInputs;
  readonly pictures: SamplePictures;
  readonly places?: SamplePlaces | undefined;
  readonly examples: { readonly truth?: Truth | undefined } | null;
}

/** A data set with the two samples whose stories are told. */
export interface ToldDataset extends OpeningDataset {
  readonly contrast: Contrast;
}
