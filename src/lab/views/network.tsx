import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { layerColour } from '../../plots/colours.ts';
import { layerShares } from '../state/importance.ts';
import { data, live, run, settings } from '../state/lab.ts';

const WIDTH = 760;
const HEIGHT = 240;
const MOST_DOTS = 12;
const [TOP, BOTTOM, SIDE] = [26, 52, 64];

interface Column {
  readonly name: string;
  readonly units: number;
  readonly x: number;
  /** Heights of the dots that stand for the units. */
  readonly ys: readonly number[];
}

const columns = computed((): Column[] => {
  const { hidden } = settings.value;
  const shown = run.value?.config.hidden ?? hidden;
  const image = data.value?.image;
  const inputs = image ? image.width * image.height * image.channels : 784;
  const units = [inputs, ...shown, data.value?.classes.length ?? 10];
  const names = ['input', ...shown.map((_, index) => `L${index + 1}`), 'Out'];
  return units.map((count, index) => ({
    name: names[index] ?? '',
    units: count,
    x: SIDE + (index * (WIDTH - 2 * SIDE)) / Math.max(1, units.length - 1),
    ys: heightsOf(Math.min(count, MOST_DOTS)),
  }));
});

function heightsOf(dots: number): number[] {
  const gap = (HEIGHT - TOP - BOTTOM) / MOST_DOTS;
  const middle = (HEIGHT + TOP - BOTTOM) / 2;
  return Array.from({ length: dots }, (_, index) => middle + (index - (dots - 1) / 2) * gap);
}

/** The network, its layers lit by their share of the importance right now. */
export function Network() {
  const shown = columns.value;
  const shares = layerShares.value;
  const layers = shown.length - 1;
  return (
    <figure class="network">
      <figcaption>
        <b>The network, right now</b>
        <span>{caption(live.value !== null, shares !== null)}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label="Share of each layer in the importance of the epoch"
      >
        <title>The network and the share of each layer</title>
        {shown.slice(1).map((to, d) => (
          <Weights
            key={to.name}
            from={shown[d] ?? to}
            to={to}
            colour={layerColour(d, layers)}
            share={shares?.[d] ?? 0}
          />
        ))}
        {shown.map((column, index) => (
          <Units
            key={column.name}
            column={column}
            colour={index === 0 ? 'var(--soft)' : layerColour(index - 1, layers)}
            share={index === 0 ? undefined : shares?.[index - 1]}
          />
        ))}
      </svg>
    </figure>
  );
}

function caption(underWay: boolean, measured: boolean): string {
  if (!measured) return 'layers light up by how far the samples move them';
  return `share of each layer in the importance of ${underWay ? 'the epoch under way' : 'the last epoch'}`;
}

/** The weights into a layer, which are what importance is about. */
function Weights({ from, to, colour, share }: { from: Column; to: Column; colour: string; share: number }) {
  const path = useMemo(
    () => from.ys.flatMap((y1) => to.ys.map((y2) => `M${from.x} ${y1.toFixed(1)}L${to.x} ${y2.toFixed(1)}`)).join(''),
    [from, to],
  );
  return (
    <path
      class="weights"
      d={path}
      stroke={colour}
      style={{ opacity: 0.06 + 0.6 * share, strokeWidth: 0.6 + 1.8 * share }}
    />
  );
}

function Units({ column, colour, share }: { column: Column; colour: string; share: number | undefined }) {
  const { name, units, x, ys } = column;
  return (
    <g>
      {ys.map((y) => (
        <circle
          key={y}
          cx={x}
          cy={y}
          r={4.6}
          fill={colour}
          fill-opacity={share === undefined ? 0.55 : 0.35 + 0.65 * share}
        />
      ))}
      <text x={x} y={14} class="units">
        {units}
      </text>
      <text x={x} y={HEIGHT - 28} class="name">
        {name}
      </text>
      {share !== undefined && (
        <text x={x} y={HEIGHT - 8} class="share" fill={colour}>
          {(100 * share).toFixed(share < 0.1 ? 1 : 0)}%
        </text>
      )}
    </g>
  );
}
