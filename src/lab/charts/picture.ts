import { inLightColours } from '../../plots/colours.ts';
import { compose } from '../../plots/composition.ts';
import type { Panel } from '../../plots/panel.ts';

/** Pixels of a saved picture for each of its own. */
const SCALE = 2;

/** A panel as a file of its own, as the figures of a report are. */
export function svgFile(panel: Panel): string {
  return compose(panel.title, [{ heading: '', panels: [panel] }]);
}

/** An SVG file as a PNG in light colours. Throws an Error where the browser cannot draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([inLightColours(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [SCALE * image.width, SCALE * image.height];
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await blobOf(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no picture')))),
  );
}
