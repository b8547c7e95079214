import type { ComponentType } from 'preact';
import { Figures } from '../figures/figures.tsx';
import { Samples } from '../samples/samples.tsx';
import { Train } from './train.tsx';

/** A tab of the page. */
export interface Tab {
  /** One word. */
  readonly id: string;
  readonly title: string;
  readonly View: ComponentType;
}

/** From left to right; the first is shown at first. */
export const TABS: readonly Tab[] = [
  { id: 'train', title: 'Train', View: Train },
  { id: 'samples', title: 'Samples', View: Samples },
  { id: 'figures', title: 'Figures', View: Figures },
];
