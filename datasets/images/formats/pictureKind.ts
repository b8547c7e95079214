import { DatasetError } from '../../dataset.ts';
import { PictureRefusal } from './refusal.ts';

/** Formats of pictures that are decoded, by the platform or here. */
export type PictureKind = 'JPEG' | 'PNG' | 'WebP' | 'GIF' | 'TIFF' | 'AVIF' | 'BMP' | 'PNM';

/** What a file is by its first bytes, whatever it is called. */
export type FoundKind =
  | { readonly decoded: PictureKind }
  /** A format that is known and not decoded, such as `HEIC`; `null` for anything else. */
  | { readonly decoded: null; readonly name: string | null };

/** As many bytes of a file as tell its kind. */
export const KIND_BYTES = 64;

const MAGIC: readonly (readonly [start: string, kind: PictureKind])[] = [
  ['\u00ff\u00d8\u00ff', 'JPEG'],
  ['\u0089PNG\r\n\u001a\n', 'PNG'],
  ['GIF87a', 'GIF'],
  ['GIF89a', 'GIF'],
  ['II*\0', 'TIFF'],
  ['MM\0*', 'TIFF'],
  ['BM', 'BMP'],
];

const REFUSED: readonly (readonly [start: string, name: string])[] = [
  ['\0\0\0\u000cJXL ', 'JPEG XL'],
  ['\u00ff\u000a', 'JPEG XL'],
  ['\0\0\0\u000cjP  ', 'JPEG 2000'],
  ['\u00ff\u004f\u00ff\u0051', 'JPEG 2000'],
  ['8BPS', 'Photoshop'],
  ['v/1\u0001', 'OpenEXR'],
  ['#?RADIANCE', 'Radiance'],
  ['II+\0', 'BigTIFF'],
  ['MM\0+', 'BigTIFF'],
  ['\0\0\u0001\0', 'an icon'],
  ['DDS ', 'DDS'],
  ['%PDF', 'PDF'],
  ['%!PS', 'PostScript'],
  ['P7', 'PAM'],
];

/** The format of a picture that is decoded; DatasetError, without the path, for everything else. */
export function pictureKind(bytes: Uint8Array): PictureKind {
  const found = kindOfPicture(bytes);
  if (found.decoded !== null) return found.decoded;
  if (found.name === null)
    throw new PictureRefusal(bytes.length === 0 ? 'it is empty' : 'its first bytes are those of no picture');
  throw new DatasetError(`expected a picture of a format that is decoded, found ${found.name}; save it as PNG or JPEG`);
}

/** Tells a picture by its first bytes. */
export function kindOfPicture(bytes: Uint8Array): FoundKind {
  const start = String.fromCharCode(...bytes.subarray(0, KIND_BYTES));
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return { decoded: 'WebP' };
  if (/^P[1-6][\s#]/.test(start)) return { decoded: 'PNM' };
  if (start.slice(4, 8) === 'ftyp') return ofBrands(start.slice(8));
  const magic = MAGIC.find(([beginning]) => start.startsWith(beginning));
  if (magic) return { decoded: magic[1] };
  return { decoded: null, name: refusedName(start) };
}

/** ISO base media: the brands tell AVIF, which is decoded, from HEIC, which is not. */
function ofBrands(brands: string): FoundKind {
  if (/avi[fs]/.test(brands)) return { decoded: 'AVIF' };
  return { decoded: null, name: /hei[cxms]|hev[cx]|mif1|msf1/.test(brands) ? 'HEIC' : 'a video' };
}

function refusedName(start: string): string | null {
  const known = REFUSED.find(([beginning]) => start.startsWith(beginning));
  if (known) return known[1];
  return /^(\u00ef\u00bb\u00bf)?\s*<(svg|\?xml|!DOCTYPE svg|!--)/i.test(start) ? 'SVG' : null;
}
