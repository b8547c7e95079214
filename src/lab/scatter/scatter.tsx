import { computed, signal } from '@preact/signals';
import { useCallback, useRef } from 'preact/hooks';
import { largestFirst } from '../../importance/ranking/ranks.ts';
import type { Row } from '../../studies/figure.ts';
import { ChartFiles } from '../charts/chartFiles.tsx';
import { ChartTable } from '../charts/chartTable.tsx';
import { svgFile } from '../charts/picture.ts';
import { boxOf } from '../drawing/box.ts';
import { Brush } from '../drawing/brush.tsx';
import { useDrawing } from '../drawing/useDrawing.ts';
import { Explain } from '../explanations/explain.tsx';
import { nonePresent } from '../selection/leftOut.ts';
import { clearSelection, select, selection } from '../selection/selection.ts';
import { labels } from '../session/labels.ts';
import { placeCells } from '../session/places.ts';
import { data, previousRun, run } from '../session/signals.ts';
import { drawScatter, type ScatterData } from './scatterCanvas.ts';
import { pointsIn, type ScatterPlane } from './scatterPlane.ts';
import { scatterPanel } from './scatterSvg.ts';
import './scatter.css';

const TITLE = 'Loss against importance';
/** The table has the samples that matter most, at most so many. */
const TABLE_ROWS = 100;
/** A shorter drag is a click. */
const CLICK = 4;

const scatter = computed((): ScatterData | null => {
  const values = run.value?.values;
  const known = data.value;
  const previous = previousRun.value?.values;
  if (!values || !known) return null;
  return {
    x: values.importance,
    y: values.nll,
    labels: labels.value,
    classes: known.classes.length,
    mask: selection.value?.mask ?? null,
    previous:
      previous?.importance.length === values.importance.length ? { x: previous.importance, y: previous.nll } : null,
    xLabel: `importance in epoch ${values.epoch}, squared change`,
    yLabel: 'NLL in nats',
  };
});

/** The rectangle that is being drawn, in CSS pixels of the canvas. */
const brush = signal<{ from: [number, number]; to: [number, number] } | null>(null);

/** Importance against loss, one point per sample; dragging selects samples, which every view follows. */
export function Scatter() {
  return (
    <figure class="scatter">
      <figcaption>
        <b>{TITLE}</b>
        <span>
          one point per sample, coloured by class; drag to select samples
          {nonePresent.value ? '; this run leaves out all selected samples' : previousRunWords()}
        </span>
        <Explain of="scatter" />
      </figcaption>
      <Points />
      {scatter.value && <ChartTable name={TITLE} rows={largestLosses} />}
      {scatter.value && <ChartFiles name={TITLE} svg={drawnSvg} rows={allRows} />}
    </figure>
  );
}

function Points() {
  const plane = useRef<ScatterPlane | undefined>(undefined);
  const paint = useCallback((canvas: HTMLCanvasElement, value: ScatterData | null) => {
    if (value === null) canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
    else plane.current = drawScatter(canvas, value);
  }, []);
  const canvas = useDrawing<HTMLCanvasElement, ScatterData | null>(scatter, paint);
  return (
    <div
      class="brushable"
      onPointerDown={beginBrush}
      onPointerMove={(event) => {
        if (brush.value) brush.value = { ...brush.value, to: at(event) };
      }}
      onPointerUp={() => endBrush(plane.current)}
      onPointerCancel={() => (brush.value = null)}
    >
      <canvas ref={canvas} role="img" aria-label="Loss of each sample against its importance" />
      {brush.value && <Brush box={boxOf(brush.value)} />}
      {scatter.value === null && <p class="empty">Samples appear with the first steps.</p>}
    </div>
  );
}

type BrushEvent = PointerEvent & { readonly currentTarget: HTMLElement };

/** A point from the corner of the canvas. */
function at(event: BrushEvent): [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

function beginBrush(event: BrushEvent): void {
  if (event.button !== 0) return;
  event.currentTarget.setPointerCapture(event.pointerId);
  brush.value = { from: at(event), to: at(event) };
}

/** Selects the samples in the rectangle; a click clears the selection. */
function endBrush(plane: ScatterPlane | undefined): void {
  const drawn = brush.value;
  brush.value = null;
  if (drawn === null || plane === undefined || scatter.value === null) return;
  const box = boxOf(drawn);
  if (box.right - box.left < CLICK && box.bottom - box.top < CLICK) clearSelection();
  else select(pointsIn(plane, box), scatter.value.x.length, 'by importance and loss');
}

function previousRunWords(): string {
  if (!scatter.value?.previous) return '';
  return selection.value ? '; lines come from the previous run' : '; grey: the previous run';
}

function drawnSvg(): string {
  const shown = scatter.peek();
  return shown === null ? '' : svgFile(scatterPanel(TITLE, shown));
}

/** One row per sample, for the samples with the largest losses; for the selected ones among them where there are any. */
function largestLosses(): Row[] {
  const shown = scatter.value;
  if (shown === null) return [];
  const { y, mask } = shown;
  const samples = [...largestFirst(y)].filter((sample) => mask === null || mask[sample] === 1);
  return samples.slice(0, TABLE_ROWS).map((sample) => rowOf(shown, sample));
}

function* allRows(): Generator<Row> {
  const shown = scatter.peek();
  if (shown !== null) for (const sample of shown.x.keys()) yield rowOf(shown, sample);
}

function rowOf({ x, y, labels }: ScatterData, sample: number): Row {
  const label = data.peek()?.classes[labels[sample] ?? -1] ?? null;
  return { sample, ...placeCells(sample), label, NLL: y[sample] ?? null, importance: x[sample] ?? null };
}
