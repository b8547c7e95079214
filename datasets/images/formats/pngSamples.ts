import type { PngHeader, PngPass } from './pngHeader.ts';
import { PictureRefusal } from './refusal.ts';

type Samples = Uint8Array | Uint16Array;

/** The samples of unpacked rows, [height, width, channels], as the file counts them. PictureRefusal for a wrong filter. */
export function samplesOf(data: Uint8Array, header: PngHeader): Samples {
  const { width, height, channels, depth, passes } = header;
  const count = width * height * channels;
  const samples = depth === 16 ? new Uint16Array(count) : new Uint8Array(count);
  let at = 0;
  for (const pass of passes) {
    let above: Uint8Array = new Uint8Array(pass.lineBytes);
    for (let row = 0; row < pass.rows; row++) {
      const line = data.subarray(at + 1, at + 1 + pass.lineBytes);
      unfilter(data[at] ?? 0, line, above, Math.max(1, (channels * depth) >> 3));
      place(line, samples, header, pass, row);
      above = line;
      at += 1 + pass.lineBytes;
    }
  }
  return samples;
}

function place(line: Uint8Array, samples: Samples, header: PngHeader, pass: PngPass, row: number): void {
  const { width, channels, depth } = header;
  const start = (pass.y + row * pass.dy) * width + pass.x;
  for (let column = 0; column < pass.columns; column++) {
    const to = (start + column * pass.dx) * channels;
    for (let c = 0; c < channels; c++) samples[to + c] = sampleAt(line, column * channels + c, depth);
  }
}

function sampleAt(line: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return line[index] ?? 0;
  if (depth === 16) return ((line[2 * index] ?? 0) << 8) | (line[2 * index + 1] ?? 0);
  const bit = index * depth;
  return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

/** Undoes a row's filter in place (PNG, section 9); `distance` bytes lie between a byte and its left neighbour's. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, distance: number): void {
  if (filter > 4) throw new PictureRefusal(`a row has the filter ${filter}, which there is not`);
  if (filter === 0) return;
  for (let i = 0; i < line.length; i++) {
    const left = i >= distance ? (line[i - distance] ?? 0) : 0;
    const up = above[i] ?? 0;
    const corner = i >= distance ? (above[i - distance] ?? 0) : 0;
    line[i] = (line[i] ?? 0) + predicted(filter, left, up, corner);
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  return filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
}

/** The neighbour that is closest to left + up − corner. */
function paeth(left: number, up: number, corner: number): number {
  const [byLeft, byUp, byCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
