/** Words of `bytes` bytes each, as NumPy stores them: UTF-32, or bytes of a text; filled up with zeros. */
export function decodeWords(buffer: ArrayBuffer, bytes: number, unicode: boolean, little: boolean): string[] {
  const count = bytes === 0 ? 0 : buffer.byteLength / bytes;
  const view = new DataView(buffer);
  return Array.from({ length: count }, (_, i) =>
    unicode ? utf32(view, i * bytes, bytes / 4, little) : text(new Uint8Array(buffer, i * bytes, bytes)),
  );
}

function utf32(view: DataView, at: number, length: number, little: boolean): string {
  const points = Array.from({ length }, (_, i) => view.getUint32(at + 4 * i, little));
  const end = points.findLastIndex((point) => point !== 0) + 1;
  return points
    .slice(0, end)
    .map((point) => (point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point)))
    .join('');
}

function text(bytes: Uint8Array): string {
  const filled = bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(filled);
  } catch {
    return new TextDecoder('latin1').decode(filled);
  }
}
