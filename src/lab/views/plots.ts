/** What draws the report's panels. It brings the plotting library along, so the page fetches it last (plotting.ts). */
export { logScale } from '../../plots/axes.ts';
export { drawFacetedLines } from '../../plots/facetedLines.ts';
export { drawLines } from '../../plots/lines.ts';
export { drawShareBars } from '../../plots/shareBars.ts';
export { drawStackedAreas } from '../../plots/stackedAreas.ts';
