import { computed } from '@preact/signals';
import { sum } from '../../importance/sum.ts';
import { classColour, layerColour } from '../../plots/colours.ts';
import { before, classes, run } from '../state/lab.ts';
import { part } from '../state/part.ts';
import { pickClass, pickLayer } from '../state/picking.ts';
import { selection } from '../state/selection.ts';
import { Explain } from './explain.tsx';

interface Cell {
  /** Of the layer's importance in the last epoch. */
  readonly share: number;
  /** The same in the run before, at its last epoch; `null` where there is none. */
  readonly before: number | null;
  /** Share of the cell that the picked samples have; `null` where nothing is picked. */
  readonly picked: number | null;
}

type Totals = readonly (readonly number[])[];

/** [classes][layers]; `null` before the first epoch. */
const cells = computed((): Cell[][] | null => {
  const totals = run.value?.epochs.at(-1)?.totals;
  if (!totals) return null;
  const [then, own] = [before.value?.epochs.at(-1)?.totals ?? null, part.value?.at(-1)?.totals ?? null];
  const comparable = then?.length === totals.length ? then : null;
  return classes.value.map((_, label) =>
    totals.map((byClass, d) => {
      const total = byClass[label] ?? 0;
      return {
        share: shareOf(totals, d, label),
        before: comparable && shareOf(comparable, d, label),
        picked: own && (total > 0 ? (own[d]?.[label] ?? 0) / total : 0),
      };
    }),
  );
});

function shareOf(totals: Totals, d: number, label: number): number {
  const all = sum(totals[d] ?? []);
  return all > 0 ? (totals[d]?.[label] ?? 0) / all : 0;
}

/** Class × layer in the last epoch; each class, layer and cell picks its samples. */
export function Matrix() {
  const rows = cells.value;
  const layers = run.value?.layers ?? [];
  const picked = selection.value?.by;
  const most = Math.max(0, ...(rows ?? []).flat().map(({ share }) => share));
  return (
    <figure class="matrix">
      <figcaption>
        <b>Class × layer</b>
        <span>share of each class in a layer’s importance, last epoch; click to pick its samples</span>
        <Explain of="classes" />
      </figcaption>
      {rows === null ? (
        <p class="empty">appears after the first epoch</p>
      ) : (
        <div class="cells">
          <table>
            <thead>
              <tr>
                <td />
                {layers.map((name, d) => (
                  <th key={name} scope="col">
                    <button
                      type="button"
                      title={`Pick the fewest samples with half of the importance in ${name}`}
                      onClick={() => pickLayer(d)}
                    >
                      <i style={{ background: layerColour(d, layers.length) }} />
                      {name}
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, label) => (
                <tr key={classes.value[label]}>
                  <th scope="row">
                    <button
                      type="button"
                      aria-pressed={picked === `class ${classes.value[label]}`}
                      title={`Pick class ${classes.value[label]}`}
                      onClick={() => pickClass(label)}
                    >
                      <i style={{ background: classColour(label) }} />
                      {classes.value[label]}
                    </button>
                  </th>
                  {row.map((cell, d) => (
                    <td key={layers[d]}>
                      <CellButton {...cell} strength={most > 0 ? cell.share / most : 0} layer={d} label={label} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </figure>
  );
}

interface CellProps extends Cell {
  /** 0 to 1. */
  readonly strength: number;
  readonly layer: number;
  readonly label: number;
}

function CellButton({ share, before: then, picked, strength, layer, label }: CellProps) {
  const layers = run.value?.layers ?? [];
  const colour = layerColour(layer, layers.length);
  const title = [
    `${classes.value[label]}: ${percent(share)} of the importance in ${layers[layer]}`,
    ...(then === null ? [] : [`${percent(then)} in the run before`]),
    ...(picked === null ? [] : [`${percent(picked)} of it by picked samples`]),
  ].join('; ');
  return (
    <button
      type="button"
      class="cell"
      title={`${title}. Pick the fewest of them with half of it.`}
      style={{ background: `color-mix(in srgb, ${colour} ${Math.round(8 + 62 * strength)}%, var(--card))` }}
      onClick={() => pickLayer(layer, label)}
    >
      {percent(share)}
      {then !== null && <small>{difference(share - then)}</small>}
      {picked !== null && <i class="picked-bar" style={{ width: `${100 * picked}%` }} />}
    </button>
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)}%`;
}

/** In percentage points. */
function difference(change: number): string {
  const points = (100 * Math.abs(change)).toFixed(1);
  return points === '0.0' ? '±0' : `${change < 0 ? '−' : '+'}${points}`;
}
