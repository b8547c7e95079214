import { render } from 'preact';
import { FIGURE_STYLE } from '../../plots/colours.ts';
import { PAGE_COLOURS } from '../../report/palette.ts';
import { loadOwn, start } from '../state/actions.ts';
import { watchDrops } from '../views/dropped.ts';
import { namedFiles } from '../views/ownData.tsx';
import { Shell } from './shell.tsx';
import './style.css';
import './transport.css';
import './controls.css';
import './views.css';
import './explain.css';
import './narrow.css';

/** The page's colours and its figures' are the report's. */
const style = document.createElement('style');
style.textContent = `${PAGE_COLOURS}\n${FIGURE_STYLE}`;
document.head.append(style);

const root = document.getElementById('lab');
if (root !== null) render(<Shell />, root);
start();
watchDrops((files) => loadOwn(...namedFiles(files)));
