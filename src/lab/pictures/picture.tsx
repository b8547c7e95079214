import { useEffect, useRef } from 'preact/hooks';
import { arrivals, pictureOf, pictureSheet } from './thumbnails.ts';

/** A sample's picture from the sheet of all, in a square of this many CSS pixels; empty until it has come. */
export function Picture({ sample, size }: { sample: number; size: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const arrived = arrivals.value;
  useEffect(() => {
    const [sheet, place, context] = [pictureSheet(), pictureOf(sample), canvas.current?.getContext('2d')];
    if (!sheet || !place || !context) return;
    [context.canvas.width, context.canvas.height] = [sheet.width, sheet.height];
    context.drawImage(sheet.canvas, place.x, place.y, sheet.width, sheet.height, 0, 0, sheet.width, sheet.height);
  }, [sample, arrived]);
  return <canvas ref={canvas} style={{ width: `${size}px`, height: `${size}px` }} />;
}
