import colours from './colours.css?text';

/** Colours of pages, light and dark by the reader's preference, as a style sheet. */
export const PAGE_COLOURS = colours;
