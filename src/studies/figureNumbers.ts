/** How many figures there are; it stands apart from the figures, so that asking for them does not load their plots. */
export const FIGURE_COUNT = 10;

/** The numbers of all figures. */
export const FIGURE_NUMBERS: readonly number[] = Array.from({ length: FIGURE_COUNT }, (_, index) => index + 1);
