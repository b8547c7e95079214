import './base.css';
import '../sharedStyles/controls.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { FIGURE_STYLE } from '../../plots/colours.ts';
import { PAGE_COLOURS } from '../../report/style/pageColours.ts';
import { openFromAddress } from '../address/followAddress.ts';
import { fetchPlots } from '../charts/plotting.ts';
import { followSystemTheme, themed } from '../drawing/theme.ts';
import { watchDrops } from '../files/dropped.ts';
import { namedFiles } from '../files/ownData.tsx';
import { followTour } from '../help/tourSteps.ts';
import { followRemembered } from '../marks/remembered.ts';
import { followMovers } from '../movers/mostImportant.ts';
import { followImages } from '../pictures/thumbnails.ts';
import { fitToData } from '../ranking/ranking.ts';
import { followSelection } from '../selection/selectionHistory.ts';
import { takeFiles } from '../session/actions.ts';
import { dispatch, session } from '../session/session.ts';
import { startWorker } from '../session/workerLine.ts';
import { DISPLAY_STATE } from './displayState.ts';
import { watchEscape } from './escape.ts';
import { watchKeys } from './keys.ts';
import { Shell } from './shell.tsx';

/** The page's colours and its figures' are the report's. */
const style = document.createElement('style');
effect(() => {
  style.textContent = themed(`${PAGE_COLOURS}\n${FIGURE_STYLE}`);
});
document.head.append(style);

const root = document.getElementById('lab');
if (root !== null) render(<Shell />, root);
void fetchPlots();
startWorker(dispatch, () => session.peek().workerGone);
followSystemTheme();
fitToData();
followImages();
followMovers();
followSelection();
followRemembered();
watchEscape();
openFromAddress(DISPLAY_STATE);
watchKeys();
followTour();
watchDrops((files) => void takeFiles(...namedFiles(files)));
