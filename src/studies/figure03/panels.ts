import type { Normalisation } from '../../importance/normalisation.ts';
import { TOP_GROUPS } from '../../importance/ranking/topGroups.ts';
import { drawShareBars } from '../../plots/charts/shareBars.ts';
import { GROUP_COLOURS } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import { drawChance } from '../chance/chancePanel.ts';
import type { Drawing } from '../figure.ts';
import { NORMALISATION_NAMES } from '../normalisationWords.ts';
import { ALL_LAYERS, type Rows03 } from './rows.ts';

/**
 * A bar for each layer and one for all of them; where importance is plain, a mark at what chance does not pass, and what
 * chance gives to the claims.
 */
export function drawFigure03(rows: Rows03, { document, layers }: Drawing, normalisation: Normalisation): Panel[] {
  const { shares, chance } = rows;
  const shown = normalisation === 'plain' && chance.some(({ chanceHigh }) => chanceHigh !== null);
  const sharesOf = (name: string) => shares.filter(({ layer }) => layer === name).map((row) => row[normalisation]);
  return [
    drawShareBars(document, {
      title: 'Shares of the most important samples',
      subtitle: `of the importance of each layer over the run, ${NORMALISATION_NAMES[normalisation]}`,
      parts: TOP_GROUPS.map(({ group }, index) => ({ name: group, colour: GROUP_COLOURS[index] ?? 'currentColor' })),
      ...(shown && { keys: [{ name: 'top 20% by chance', colour: 'currentColor', dashed: true }] }),
      bars: [...layers, ALL_LAYERS].map((name) => ({
        name,
        shares: sharesOf(name),
        ...(shown && { borders: chance.flatMap((row) => (row.layer === name ? (row.chanceHigh ?? []) : [])) }),
      })),
    }),
    ...(normalisation === 'plain' ? drawChance(document, rows.chanceOfClaims) : []),
  ];
}
