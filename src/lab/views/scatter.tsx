import { computed, signal } from '@preact/signals';
import { useCallback, useRef } from 'preact/hooks';
import { largestFirst } from '../../importance/ranks.ts';
import type { Row } from '../../studies/figure.ts';
import { data, run } from '../state/lab.ts';
import { clearSelection, select, selection } from '../state/selection.ts';
import { Brush, boxOf } from './brush.tsx';
import { ChartTable } from './chartTable.tsx';
import { Explain } from './explain.tsx';
import { drawScatter, type ScatterData } from './scatterCanvas.ts';
import { pointsIn, type ScatterPlane } from './scatterPlane.ts';
import { useDrawing } from './useDrawing.ts';

/** Of all samples, the table has those that matter most. */
const TABLE_ROWS = 100;
/** A shorter drag is a click. */
const CLICK = 4;

const scatter = computed((): ScatterData | null => {
  const values = run.value?.values;
  const known = data.value;
  if (!values || !known) return null;
  return {
    x: values.importance,
    y: values.nll,
    labels: known.labels,
    classes: known.classes.length,
    mask: selection.value?.mask ?? null,
    xLabel: `importance in epoch ${values.epoch}, squared change`,
    yLabel: 'NLL in nats',
  };
});

/** The rectangle that is being drawn, in CSS pixels of the canvas. */
const brush = signal<{ from: [number, number]; to: [number, number] } | null>(null);

/** Importance against loss, a point a sample; dragging picks samples, which every view follows. */
export function Scatter() {
  const plane = useRef<ScatterPlane | undefined>(undefined);
  const paint = useCallback((canvas: HTMLCanvasElement, value: ScatterData | null) => {
    if (value === null) canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
    else plane.current = drawScatter(canvas, value);
  }, []);
  const canvas = useDrawing<HTMLCanvasElement, ScatterData | null>(scatter, paint);
  const at = (event: PointerEvent): [number, number] => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const end = () => {
    const drawn = brush.value;
    brush.value = null;
    if (drawn === null || plane.current === undefined || scatter.value === null) return;
    const box = boxOf(drawn);
    if (box.right - box.left < CLICK && box.bottom - box.top < CLICK) return clearSelection();
    const { x } = scatter.value;
    select(pointsIn(plane.current, box), x.length, 'importance and loss');
  };
  return (
    <figure class="scatter">
      <figcaption>
        <b>Loss against importance</b>
        <span>a point a sample, coloured by class; drag to pick samples</span>
        <Explain of="scatter" />
      </figcaption>
      <div
        class="brushable"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          brush.value = { from: at(event), to: at(event) };
        }}
        onPointerMove={(event) => {
          if (brush.value) brush.value = { ...brush.value, to: at(event) };
        }}
        onPointerUp={end}
        onPointerCancel={() => (brush.value = null)}
      >
        <canvas ref={canvas} role="img" aria-label="Loss of each sample against its importance" />
        {brush.value && <Brush box={boxOf(brush.value)} />}
        {scatter.value === null && <p class="empty">Samples appear with the first steps.</p>}
      </div>
      {scatter.value && <ChartTable name="Loss against importance" rows={largestLosses} />}
    </figure>
  );
}

/** A row a sample, of those with the largest losses; of the picked ones where any are. */
function largestLosses(): Row[] {
  const [shown, names] = [scatter.value, data.value?.classes ?? []];
  if (shown === null) return [];
  const { x, y, labels, mask } = shown;
  const samples = [...largestFirst(y)].filter((sample) => mask === null || mask[sample] === 1);
  return samples.slice(0, TABLE_ROWS).map((sample) => ({
    sample,
    label: names[labels[sample] ?? -1] ?? null,
    NLL: y[sample] ?? null,
    importance: x[sample] ?? null,
  }));
}
