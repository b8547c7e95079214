/** Pixels of a PNG per unit of the picture: enough for a projector and for print. */
const SCALE = 2;

/** Resolution at which librsvg draws a unit as one pixel. */
const ONE_TO_ONE = 72;

/** A picture cannot be turned into pixels here; the message says what to do. */
export class RasterError extends Error {
  override readonly name = 'RasterError';
}

/**
 * Turns an SVG document into a PNG of twice its size. librsvg draws it: colours must be given as they are, without
 * variables, and texts need a font that is installed. Throws `RasterError` where there is none.
 */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  await requireFonts();
  return drawn(svg).then((image) => image.png({ compressionLevel: 9 }).toBuffer());
}

/**
 * Throws `RasterError` where no font is installed. librsvg does not say so, it draws the same box for every letter; so
 * two letters that no font draws alike are compared. Commands call this before long work, so that they fail early.
 */
export async function requireFonts(): Promise<void> {
  fonts ??= Promise.all(['i', 'W'].map(pixelsOfText)).then(([i, w]) => i?.equals(w ?? i) !== true);
  if (await fonts) return;
  throw new RasterError(
    'expected a font for the letters of the PNG files, found none installed; install one, for instance with ' +
      '`apt-get install fonts-dejavu-core`, or take the SVG files, which need none',
  );
}

/** Whether a font is installed; drawn once, as fonts do not come and go while a program runs. */
let fonts: Promise<boolean> | undefined;

async function pixelsOfText(text: string): Promise<Buffer> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32">' +
    `<text x="4" y="24" font-size="20" font-family="sans-serif">${text}</text></svg>`;
  return (await drawn(svg)).raw().toBuffer();
}

/** Loads sharp for the first picture, as most commands draw none. */
async function drawn(svg: string) {
  const { default: sharp } = await import('sharp');
  return sharp(Buffer.from(svg), { density: ONE_TO_ONE * SCALE });
}
