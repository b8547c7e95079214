import { effect } from '@preact/signals';
import { render } from 'preact';
import { FIGURE_STYLE } from '../../plots/colours.ts';
import { PAGE_COLOURS } from '../../report/page/palette.ts';
import { start } from '../state/actions.ts';
import { watchKeys } from '../state/keys.ts';
import { followOpening, takeFiles } from '../state/opening.ts';
import { themed } from '../state/theme.ts';
import { followTour } from '../state/tour.ts';
import { watchDrops } from '../views/dropped.ts';
import { namedFiles } from '../views/ownData.tsx';
import { fetchPlots } from '../views/plotting.ts';
import { Shell } from './shell.tsx';
import './style.css';
import './transport.css';
import './controls.css';
import './views.css';
import './access.css';
import './explain.css';
import './figures.css';
import './samples.css';
import './matrix.css';
import './narrow.css';

/** The page's colours and its figures' are the report's. */
const style = document.createElement('style');
effect(() => {
  style.textContent = themed(`${PAGE_COLOURS}\n${FIGURE_STYLE}`);
});
document.head.append(style);

const root = document.getElementById('lab');
if (root !== null) render(<Shell />, root);
fetchPlots();
followOpening();
start();
watchKeys();
followTour();
watchDrops((files) => void takeFiles(...namedFiles(files)));
