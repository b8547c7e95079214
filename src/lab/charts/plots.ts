/** What draws the report's panels. It brings the plotting library along, so the page fetches it last (plotting.ts). */
export { logScale } from '../../plots/axes.ts';
export { drawFacetedLines } from '../../plots/charts/facetedLines.ts';
export { drawLines } from '../../plots/charts/lines.ts';
export { drawShareBars } from '../../plots/charts/shareBars.ts';
export { drawStackedAreas } from '../../plots/charts/stackedAreas.ts';
