import { FIGURE_STYLE } from '../../plots/colours.ts';
import claims from './claims.css?text';
import colours from './colours.css?text';
import contents from './contents.css?text';
import everyPage from './everyPage.css?text';
import figures from './figures.css?text';
import headline from './headline.css?text';
import intervals from './intervals.css?text';
import narrow from './narrow.css?text';
import opening from './opening.css?text';
import page from './page.css?text';
import phone from './phone.css?text';
import print from './print.css?text';
import samples from './samples.css?text';
import tables from './tables.css?text';
import zoom from './zoom.css?text';

/**
 * Style of the report: light and dark by the reader's preference, on a phone, a screen and paper. The sheets for narrow
 * windows, phones and paper change what the others say, so they come last.
 */
export const REPORT_STYLE = [
  FIGURE_STYLE,
  colours,
  everyPage,
  page,
  headline,
  opening,
  contents,
  tables,
  claims,
  intervals,
  figures,
  samples,
  zoom,
  narrow,
  phone,
  print,
].join('\n');
