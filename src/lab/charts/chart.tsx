import type { ReadonlySignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Panel } from '../../plots/panel.ts';
import { PANEL_WIDTH } from '../../plots/panelWidth.ts';
import type { Row } from '../../studies/figure.ts';
import { useDrawing } from '../drawing/useDrawing.ts';
import { Explain } from '../explanations/explain.tsx';
import type { ExplanationName } from '../explanations/explanations.ts';
import { ChartFiles } from './chartFiles.tsx';
import { ChartTable } from './chartTable.tsx';
import { EpochCursor, type EpochReading } from './epochCursor.tsx';
import { svgFile } from './picture.ts';
import { type Plots, plots } from './plotting.ts';
import './chart.css';
import './figure.css';

interface ChartProps<T> {
  /** What is drawn; `null` where there is nothing yet. */
  readonly data: ReadonlySignal<T | null>;
  /** The same functions of `src/plots` that draw the report. */
  readonly draw: (plots: Plots, data: T) => Panel;
  /** Names its table and its files, and stands in place of the chart until there are data. */
  readonly title: string;
  /** Values at an epoch, for charts with epochs along their axis. */
  readonly reading?: EpochReading<T>;
  /** What it draws, for its table: one row per value. */
  readonly rows: (data: NoInfer<T>) => readonly Row[];
  readonly explanation: ExplanationName;
}

/** A panel of the report that follows the training. */
export function Chart<T>({ data, draw, title, reading, rows, explanation }: ChartProps<T>) {
  const tools = plots.value;
  const ref = useDrawing<HTMLDivElement, T | null>(data, usePainter(draw, tools));
  const value = data.value;
  return (
    <figure class="chart">
      <div class="tools">
        <Explain of={explanation} />
      </div>
      <div class="plot">
        <div class="samplescope" ref={ref} style={{ maxWidth: `${PANEL_WIDTH * 1.4}px` }} />
        {value === null ? <Empty title={title} /> : reading && <EpochCursor data={data} reading={reading} />}
      </div>
      {value !== null && tools !== null && (
        <>
          <ChartTable name={title} rows={() => rows(value)} />
          <ChartFiles name={title} svg={() => svgFile(draw(tools, value))} rows={() => rows(value)} />
        </>
      )}
    </figure>
  );
}

/** A function that draws a value into an element: the same one as long as it is drawn in the same way. */
function usePainter<T>(draw: ChartProps<T>['draw'], tools: Plots | null) {
  return useCallback(
    (element: HTMLElement, value: T | null) => {
      element.innerHTML = value === null || tools === null ? '' : draw(tools, value).svg;
    },
    [draw, tools],
  );
}

/** Every chart is over epochs. */
function Empty({ title }: { title: string }) {
  return (
    <>
      <figcaption>
        <b>{title}</b>
      </figcaption>
      <p class="empty">appears after the first epoch</p>
    </>
  );
}
