import { escapeMarkup } from '../../src/plots/svgText.ts';

document.title = escapeMarkup('<');
