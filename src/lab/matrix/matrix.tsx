import { classColour, layerColour } from '../../plots/colours.ts';
import type { Row } from '../../studies/figure.ts';
import { ChartFiles } from '../charts/chartFiles.tsx';
import { ChartTable } from '../charts/chartTable.tsx';
import { difference, percent } from '../charts/percent.ts';
import { svgFile } from '../charts/picture.ts';
import { Explain } from '../explanations/explain.tsx';
import { selectClass, selectLayer } from '../selection/byGroup.ts';
import { selection } from '../selection/selection.ts';
import { classes, run } from '../session/signals.ts';
import { type MatrixCell, matrix } from './cells.ts';
import { matrixPanel, shadeOf } from './matrixSvg.ts';
import './matrix.css';

const TITLE = 'Class × layer';
const SUBTITLE = 'share of each class in a layer’s importance, last epoch';

type CellRows = readonly (readonly MatrixCell[])[];

/** Class × layer in the last epoch; each class, layer and cell selects its samples. */
export function Matrix() {
  const rows = matrix.value;
  return (
    <figure class="matrix">
      <figcaption>
        <b>{TITLE}</b>
        <span>{SUBTITLE}; click to select its samples</span>
        <Explain of="classes" />
      </figcaption>
      {rows === null ? <p class="empty">appears after the first epoch</p> : <Cells rows={rows} />}
      {rows && <ChartTable name={TITLE} rows={() => cellRows(rows)} />}
      {rows && <ChartFiles name={TITLE} svg={() => drawnSvg(rows)} rows={() => cellRows(rows)} />}
    </figure>
  );
}

function Cells({ rows }: { rows: CellRows }) {
  const layers = run.value?.layers ?? [];
  const most = Math.max(0, ...rows.flat().map(({ share }) => share));
  return (
    <div class="cells">
      <table>
        <LayerHeads layers={layers} />
        <tbody>
          {rows.map((row, label) => (
            <tr key={classes.value[label]}>
              <ClassHead label={label} />
              {row.map((cell, d) => (
                <td key={layers[d]}>
                  <CellButton {...cell} shade={shadeOf(cell.share, most)} layer={d} label={label} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LayerHeads({ layers }: { layers: readonly string[] }) {
  return (
    <thead>
      <tr>
        <td />
        {layers.map((name, d) => (
          <th key={name} scope="col">
            <button
              type="button"
              title={`Select the fewest samples with half of the importance in ${name}`}
              onClick={() => selectLayer(d)}
            >
              <i style={{ background: layerColour(d, layers.length) }} />
              {name}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ClassHead({ label }: { label: number }) {
  const name = classes.value[label];
  return (
    <th scope="row">
      <button
        type="button"
        aria-pressed={selection.value?.by === `class ${name}`}
        title={`Select class ${name}`}
        onClick={() => selectClass(label)}
      >
        <i style={{ background: classColour(label) }} />
        {name}
      </button>
    </th>
  );
}

function drawnSvg(rows: CellRows): string {
  const layers = run.peek()?.layers ?? [];
  return svgFile(matrixPanel({ title: TITLE, subtitle: SUBTITLE, classes: classes.peek(), layers, rows }));
}

/** One row per cell, with what is known of it. */
function cellRows(rows: CellRows): Row[] {
  return rows.flatMap((row, label) =>
    row.map(({ share, previous, selected }, d) => ({
      class: classes.peek()[label] ?? String(label),
      layer: run.peek()?.layers[d] ?? String(d),
      share,
      ...(previous !== null && { 'previous run': previous }),
      ...(selected !== null && { selected }),
    })),
  );
}

interface CellProps extends MatrixCell {
  /** 0 to 1. */
  readonly shade: number;
  readonly layer: number;
  readonly label: number;
}

function CellButton({ share, previous, selected, shade, layer, label }: CellProps) {
  const layers = run.value?.layers ?? [];
  const colour = layerColour(layer, layers.length);
  const title = [
    `${classes.value[label]}: ${percent(share)} of the importance in ${layers[layer]}`,
    ...(previous === null ? [] : [`${percent(previous)} in the previous run`]),
    ...(selected === null ? [] : [`${percent(selected)} of it by selected samples`]),
  ].join('; ');
  return (
    <button
      type="button"
      class="cell"
      title={`${title}. Select the fewest of them with half of it.`}
      style={{ background: `color-mix(in srgb, ${colour} ${Math.round(100 * shade)}%, var(--card))` }}
      onClick={() => selectLayer(layer, label)}
    >
      {percent(share)}
      {previous !== null && <small>{difference(share - previous)}</small>}
      {selected !== null && <i class="selected-bar" style={{ width: `${100 * selected}%` }} />}
    </button>
  );
}
