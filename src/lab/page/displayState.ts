import { NORMALISATIONS } from '../../importance/normalisation.ts';
import { oneOf } from '../../settings/parsers.ts';
import { type DisplayState, displayState } from '../address/displayState.ts';
import { normalisation } from '../drawing/normalisation.ts';
import { filter, sorting } from '../ranking/ranking.ts';
import { FILTER_WORDS, SORTING_WORDS } from '../ranking/rankingAddress.ts';
import { tab } from './tab.ts';
import { TABS } from './tabs.ts';

/** All that the address keeps beside the settings, by its keys there. */
export const DISPLAY_STATE: readonly DisplayState[] = [
  displayState('tab', tab, oneOf(TABS.map(({ id }) => id))),
  displayState('look', normalisation, oneOf(NORMALISATIONS)), // The key that addresses have had from the first.
  displayState('sort', sorting, SORTING_WORDS),
  displayState('show', filter, FILTER_WORDS),
];
