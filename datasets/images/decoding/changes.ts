import type { DecodedImage, PictureWishes } from '../../source.ts';
import type { Size } from '../pixels/resize.ts';

/** Counts what decoding has changed, for notes. */
export class PictureChanges {
  private pictures = 0;
  private transparent = 0;
  private animated = 0;
  private stretched = 0;
  private smallest: Size | undefined;
  private largest: Size | undefined;

  add({ width, height, transparent = false, frames = 1, original }: DecodedImage): void {
    this.pictures++;
    if (transparent) this.transparent++;
    if (frames > 1) this.animated++;
    if (original === undefined) return;
    if (original.width * height !== original.height * width) this.stretched++;
    if (this.smallest === undefined || areaOf(original) < areaOf(this.smallest)) this.smallest = original;
    if (this.largest === undefined || areaOf(original) > areaOf(this.largest)) this.largest = original;
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

  private resizeNote({ width, height }: Size): string {
    const { smallest, largest } = this;
    if (!smallest || !largest) return `all pictures had ${width} × ${height} pixels already`;
    const words = (size: Size) => `${size.width} × ${size.height}`;
    const from = areaOf(smallest) === areaOf(largest) ? words(smallest) : `${words(smallest)} to ${words(largest)}`;
    const proportions = this.stretched > 0 ? `, which changed the proportions of ${this.stretched}` : '';
    return `pictures of ${from} pixels were stretched to ${width} × ${height} with a triangle filter${proportions}`;
  }
}

function areaOf({ width, height }: Size): number {
  return width * height;
}
