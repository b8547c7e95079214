import type { Panel } from '../../plots/panel.ts';
import { escapeMarkup } from '../../plots/svgText.ts';

/** Wraps a drawing of the page's own as a panel that can be saved. */
export function svgPanel(title: string, [width, height]: readonly [number, number], content: string): Panel {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return { title, width, height, svg: `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">${content}</svg>` };
}

/** Title and subtitle as the report's panels have them. */
export function heading(title: string, subtitle = ''): string {
  return (
    `<text x="4" y="16" font-size="14" font-weight="650" fill="currentColor">${escapeMarkup(title)}</text>` +
    (subtitle && `<text x="4" y="33" font-size="11.5" fill="var(--muted)">${escapeMarkup(subtitle)}</text>`)
  );
}

/** A word of at most so many letters, the last of them an ellipsis where more are cut off. */
export function shortened(word: string, letters: number): string {
  return word.length > letters ? `${word.slice(0, letters - 1)}…` : word;
}
