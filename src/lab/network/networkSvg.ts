import type { Panel } from '../../plots/panel.ts';
import { svgPanel } from '../charts/svgPanel.ts';
import networkFile from './networkFile.css?text';

/** The network as it is drawn on the page, as a panel. */
export function networkPanel(title: string, drawn: SVGElement): Panel {
  const [, , width = 0, height = 0] = (drawn.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const content = drawn.innerHTML.replaceAll('var(--card)', 'var(--paper)').replaceAll('var(--soft)', 'var(--muted)');
  return svgPanel(title, [width, height], `<style>${networkFile}</style>${content}`);
}
