import type { ReadonlySignal } from '@preact/signals';
import { PANEL_WIDTH } from '../../plots/panelWidth.ts';
import { hoveredEpoch } from './hoveredEpoch.ts';
import './epochCursor.css';

/** A value under the pointer. */
export interface Reading {
  readonly name: string;
  readonly colour: string;
  readonly text: string;
}

export interface EpochReading<T> {
  /** Margins of the plot within the panel, in its pixels. */
  readonly left: number;
  readonly right: number;
  lastEpoch(data: T): number;
  at(data: T, epoch: number): readonly Reading[];
}

/** A line at the epoch that the pointer is over, in this chart or another, and the values there. */
export function EpochCursor<T>({ data, reading }: { data: ReadonlySignal<T | null>; reading: EpochReading<T> }) {
  const value = data.value;
  if (value === null) return null;
  const last = reading.lastEpoch(value);
  const span = PANEL_WIDTH - reading.left - reading.right;
  const move = (event: PointerEvent) => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * PANEL_WIDTH;
    hoveredEpoch.value = Math.min(last, Math.max(1, Math.round(1 + ((x - reading.left) / span) * (last - 1))));
  };
  const epoch = hoveredEpoch.value;
  const place = last > 1 && epoch !== null ? (epoch - 1) / (last - 1) : 0.5;
  const x = (100 * (reading.left + place * span)) / PANEL_WIDTH;
  return (
    <div class="cursor" onPointerMove={move} onPointerLeave={() => (hoveredEpoch.value = null)}>
      {epoch !== null && epoch <= last && (
        <>
          <i style={{ left: `${x}%` }} />
          <Readings epoch={epoch} readings={reading.at(value, epoch)} x={x} />
        </>
      )}
    </div>
  );
}

function Readings({ epoch, readings, x }: { epoch: number; readings: readonly Reading[]; x: number }) {
  const side = x > 55 ? { right: `${101 - x}%` } : { left: `${x + 1}%` };
  return (
    <div class="readings" style={side}>
      <b>epoch {epoch}</b>
      {readings.map(({ name, colour, text }) => (
        <span key={name}>
          <i style={{ background: colour }} />
          {name} <b>{text}</b>
        </span>
      ))}
    </div>
  );
}
