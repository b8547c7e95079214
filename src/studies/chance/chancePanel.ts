import { drawStrips, type Strip } from '../../plots/charts/strips.ts';
import { ACCENT, MUTED } from '../../plots/colours.ts';
import { formatPlain } from '../../plots/numbers.ts';
import type { Panel } from '../../plots/panel.ts';
import type { ChanceRow } from './chanceRows.ts';

const TITLE = 'More than chance gives?';

/** What the panel shows, for the method of each figure that has it. */
export const CHANCE_METHOD =
  `The picture "${TITLE}", drawn where a claim has such a number, asks whether what the figure ` +
  'shows is more than chance: the dot is the number of this run, the band is where the same number lies in nine of ten ' +
  "draws in which what is written below it is left to chance, and the dashed line is what the claim's own words ask for. " +
  'A claim can hold only where the dot is beyond both.';

/** Each claim that chance has a say in, its number beside what chance gives; no panel where there is none. */
export function drawChance(document: Document, rows: readonly ChanceRow[]): Panel[] {
  const strips = rows.flatMap(stripOf);
  if (strips.length === 0) return [];
  return [
    drawStrips(document, {
      title: TITLE,
      subtitle: 'the number of each claim, each on an axis of its own',
      strips,
      dots: { name: 'this run', colour: ACCENT },
      bands: { name: 'by chance, 90% of draws', colour: MUTED },
      marks: { name: 'what the words ask for', colour: 'currentColor' },
    }),
  ];
}

function stripOf({ claim, metric, value, comparison, asked, drawn, chanceLow, chanceHigh }: ChanceRow): Strip[] {
  if (chanceLow === null || chanceHigh === null) return [];
  const beyond = comparison === '>' ? 'above' : 'below';
  return [
    {
      name: `${claim}: ${metric}`,
      label: short(value),
      value,
      mark: asked,
      low: chanceLow,
      high: chanceHigh,
      notes: [
        `asked for: ${beyond} ${short(asked)}; by chance: ${short(chanceLow)} to ${short(chanceHigh)}`,
        `chance: ${drawn.replace(/,$/, '')}`,
      ],
    },
  ];
}

/** Three digits, with the minus sign of the axes. */
function short(value: number): string {
  return formatPlain(Number(value.toPrecision(3))).replace('-', '−');
}
