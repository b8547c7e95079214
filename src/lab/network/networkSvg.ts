import type { Panel } from '../../plots/panel.ts';
import { svgPanel } from '../charts/svgPanel.ts';

/** What the page's style sheet says of the drawing, for a file of its own. */
const STYLE =
  '.weights{fill:none}text{text-anchor:middle;font-size:12px;fill:var(--muted)}' +
  'text.name{fill:var(--ink);font-weight:600}text.share{font-weight:650;font-size:14px}.previous{font-weight:400;font-size:11px}';

/** The network as it is drawn on the page, as a panel. */
export function networkPanel(title: string, drawn: SVGElement): Panel {
  const [, , width = 0, height = 0] = (drawn.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const content = drawn.innerHTML.replaceAll('var(--card)', 'var(--paper)').replaceAll('var(--soft)', 'var(--muted)');
  return svgPanel(title, [width, height], `<style>${STYLE}</style>${content}`);
}
