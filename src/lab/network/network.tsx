import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { layerColour } from '../../plots/colours.ts';
import type { Row } from '../../studies/figure.ts';
import { ChartFiles } from '../charts/chartFiles.tsx';
import { ChartTable } from '../charts/chartTable.tsx';
import { percent } from '../charts/percent.ts';
import { svgFile } from '../charts/picture.ts';
import { useWidth } from '../drawing/useWidth.ts';
import { Explain } from '../explanations/explain.tsx';
import { nonePresent } from '../selection/leftOut.ts';
import { selection } from '../selection/selection.ts';
import { data, live, run, settings } from '../session/signals.ts';
import { layerShares, previousLayerShares } from './layerShares.ts';
import { networkPanel } from './networkSvg.ts';
import './network.css';

const HEIGHT = 226;
const MOST_DOTS = 11;
const [TOP, BOTTOM, SIDE] = [22, 48, 48];

interface Column {
  readonly name: string;
  readonly units: number;
  /** Heights of the dots that stand for the units. */
  readonly ys: readonly number[];
}

const columns = computed((): Column[] => {
  const hidden = run.value?.config.hidden ?? settings.value.hidden;
  const image = data.value?.image;
  const inputs = image ? image.width * image.height * image.channels : 784;
  const units = [inputs, ...hidden, data.value?.classes.length ?? 10];
  const names = ['input', ...hidden.map((_, index) => `L${index + 1}`), 'Out'];
  return units.map((count, index) => ({
    name: names[index] ?? '',
    units: count,
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
  const [frame, width] = useWidth<HTMLElement>(640);
  const shown = columns.value;
  const shares = layerShares.value;
  return (
    <figure class="network" ref={frame}>
      <figcaption>
        <b>The network, right now</b>
        <span>{caption(live.value !== null, shares !== null)}</span>
        <Explain of="network" />
      </figcaption>
      <NetworkDrawing shown={shown} width={width} />
      <ChartTable name="The network" rows={() => shareRows(shown, shares)} />
      <ChartFiles name="The network" svg={() => drawnSvg(frame.current)} rows={() => shareRows(shown, shares)} />
    </figure>
  );
}

function NetworkDrawing({ shown, width }: { shown: readonly Column[]; width: number }) {
  const layers = shown.length - 1;
  const x = (index: number) => SIDE + (index * (width - 2 * SIDE)) / Math.max(1, layers);
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label="Share of each layer in the importance of the epoch">
      <title>The network and the share of each layer</title>
      {shown.slice(1).map((to, d) => (
        <Weights
          key={to.name}
          from={shown[d]?.ys ?? []}
          to={to.ys}
          x={[x(d), x(d + 1)]}
          colour={layerColour(d, layers)}
          share={layerShares.value?.[d] ?? 0}
        />
      ))}
      {shown.map((column, index) => (
        <Units key={column.name} column={column} x={x(index)} {...lightOf(index - 1, layers)} />
      ))}
    </svg>
  );
}

/** How the units of a layer are lit; the input, layer −1, has no share. */
function lightOf(layer: number, layers: number): Pick<UnitsProps, 'colour' | 'share' | 'previous'> {
  if (layer < 0) return { colour: 'var(--soft)', share: undefined, previous: undefined };
  const previousShares = previousLayerShares.value;
  return {
    colour: layerColour(layer, layers),
    share: layerShares.value?.[layer],
    previous: previousShares?.length === layers ? previousShares[layer] : undefined,
  };
}

function drawnSvg(figure: HTMLElement | null): string {
  const drawn = figure?.querySelector<SVGElement>('svg[viewBox]');
  return drawn ? svgFile(networkPanel('The network', drawn)) : '';
}

/** One row per layer. */
function shareRows(shown: readonly Column[], shares: readonly number[] | null): Row[] {
  return shown.map(({ name, units }, index) => ({ layer: name, units, share: shares?.[index - 1] ?? null }));
}

function caption(underWay: boolean, measured: boolean): string {
  if (nonePresent.value) return 'this run leaves out all selected samples';
  if (!measured) return 'layers light up by how far the samples move them';
  if (selection.value) return 'share of each layer in the importance of the selected samples';
  return `share of each layer in the importance of ${underWay ? 'the epoch under way' : 'the last epoch'}`;
}

interface WeightsProps {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly x: readonly [number, number];
  readonly colour: string;
  readonly share: number;
}

/** The weights into a layer, which are what importance is about. */
function Weights({ from, to, x, colour, share }: WeightsProps) {
  const [left, right] = x;
  const path = useMemo(() => {
    const lines = from.flatMap((y1) =>
      to.map((y2) => `M${left.toFixed(1)} ${y1.toFixed(1)}L${right.toFixed(1)} ${y2.toFixed(1)}`),
    );
    return lines.join('');
  }, [from, to, left, right]);
  const style = { opacity: 0.1 + 0.55 * share, strokeWidth: 0.7 + 1.1 * share };
  return <path class="weights" d={path} stroke={colour} style={style} />;
}

interface UnitsProps {
  readonly column: Column;
  readonly x: number;
  readonly colour: string;
  readonly share: number | undefined;
  /** In the previous run. */
  readonly previous: number | undefined;
}

function Units({ column: { name, units, ys }, x, colour, share, previous }: UnitsProps) {
  return (
    <g>
      {ys.map((y) => (
        <circle key={y} cx={x} cy={y} r={4.4} fill="var(--card)" stroke={colour} stroke-width={1.5} />
      ))}
      {ys.map((y) => (
        <circle key={-y} cx={x} cy={y} r={3.2} fill={colour} fill-opacity={share ?? 0.3} />
      ))}
      <text x={x} y={13}>
        {units}
      </text>
      <text x={x} y={HEIGHT - 25} class="name">
        {name}
      </text>
      {share !== undefined && (
        <text x={x} y={HEIGHT - 6} class="share">
          {percent(share)}
          {previous !== undefined && <tspan class="previous"> was {percent(previous)}</tspan>}
        </text>
      )}
    </g>
  );
}
