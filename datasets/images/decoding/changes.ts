import type { DecodedImage, PictureWishes } from '../../source.ts';

/** Counts what decoding has changed, for notes. */
export class PictureChanges {
  private pictures = 0;
  private transparent = 0;
  private animated = 0;
  private stretched = 0;
  private least = { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY };
  private largest = { width: 0, height: 0 };

  add({ width, height, transparent = false, frames = 1, original }: DecodedImage): void {
    this.pictures++;
    if (transparent) this.transparent++;
    if (frames > 1) this.animated++;
    if (original === undefined) return;
    if (original.width * height !== original.height * width) this.stretched++;
    const sides = [this.least, original, this.largest];
    this.least = {
      width: Math.min(...sides.slice(0, 2).map((size) => size.width)),
      height: Math.min(...sides.slice(0, 2).map((size) => size.height)),
    };
    this.largest = {
      width: Math.max(...sides.slice(1).map((size) => size.width)),
      height: Math.max(...sides.slice(1).map((size) => size.height)),
    };
  }

  /** Whole sentences. */
  notes({ resize, grey }: PictureWishes): string[] {
    const notes: string[] = [];
    const of = (count: number) => `${count} of ${this.pictures} pictures`;
    if (this.transparent > 0) notes.push(`${of(this.transparent)} have transparent parts, which became white`);
    if (this.animated > 0)
      notes.push(`${of(this.animated)} hold several frames or pages, of which the first was taken`);
    if (resize) notes.push(this.resizeNote(resize));
    if (grey) notes.push('pictures became grey as 0.299 red + 0.587 green + 0.114 blue');
    return notes;
  }

  private resizeNote({ width, height }: { readonly width: number; readonly height: number }): string {
    const words = (size: { readonly width: number; readonly height: number }) => `${size.width} × ${size.height}`;
    if (this.largest.width === 0) return `all pictures had ${width} × ${height} pixels already`;
    const from = `pictures of ${words(this.least)} to ${words(this.largest)} pixels`;
    const proportions = this.stretched > 0 ? `, which changed the proportions of ${this.stretched}` : '';
    return `${from} were stretched to ${width} × ${height} with a triangle filter${proportions}`;
  }
}
