import { useEffect, useRef } from 'preact/hooks';
import { boxOf } from '../drawing/box.ts';
import { Brush } from '../drawing/brush.tsx';
import { focused, shown } from '../ranking/ranking.ts';
import { selection } from '../selection/selection.ts';
import { labels } from '../session/labels.ts';
import { placeOf } from '../session/places.ts';
import { classes, data } from '../session/signals.ts';
import { keepDrawn } from './drawnGrid.ts';
import { GridHint, hinted } from './gridHint.tsx';
import { press } from './gridKeys.ts';
import { beginBrush, endBrush, move } from './gridPointer.ts';
import { brush, layout } from './gridState.ts';
import './sampleGrid.css';

/** The samples as pictures, as many as there are: only those that are seen are drawn. */
export function SampleGrid() {
  return (
    <div class="grid">
      <Scroller />
      {shown.value.length === 0 && data.value && <p class="empty">No sample passes the filter.</p>}
      <GridHint />
    </div>
  );
}

const POINTER_HANDLERS = {
  onPointerDown: beginBrush,
  onPointerMove: move,
  onPointerUp: endBrush,
  onPointerLeave: () => (hinted.value = null),
  onPointerCancel: () => (brush.value = null),
} as const;

/** The canvas stays in view; the room beneath it is as high as all rows are. */
function Scroller() {
  const { frame, canvas } = useDrawnGrid();
  const { height, columns } = layout.value;
  return (
    <div
      ref={frame}
      class="scroller"
      role="listbox"
      tabIndex={0}
      aria-label={`${shown.value.length} training samples, ${columns} in a row`}
      aria-activedescendant={focused.value === null ? undefined : 'focused-sample'}
      aria-multiselectable="true"
      onKeyDown={press}
      {...POINTER_HANDLERS}
    >
      <canvas ref={canvas} />
      <div class="room" style={{ height: `${height}px` }}>
        {brush.value && <Brush box={boxOf(brush.value)} />}
      </div>
      <FocusedSample />
    </div>
  );
}

function useDrawnGrid() {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const [box, sheet] = [frame.current, canvas.current];
    return box && sheet ? keepDrawn(box, sheet) : undefined;
  }, []);
  return { frame, canvas };
}

/** The sample that the keys are at, for screen readers: the cells themselves are drawn. */
function FocusedSample() {
  const sample = focused.value;
  if (sample === null) return null;
  const place = placeOf(sample);
  return (
    <div
      id="focused-sample"
      class="hidden"
      role="option"
      tabIndex={-1}
      aria-selected={selection.value?.mask[sample] === 1}
    >
      sample {sample}, {place !== undefined && `${place}, `}
      {classes.value[labels.value[sample] ?? 0]}
    </div>
  );
}
