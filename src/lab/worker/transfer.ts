/** The buffers within an event, an answer or records. Those of an event or answer are handed over, not copied. */
export function buffersIn(value: unknown, found: ArrayBuffer[] = []): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer && !found.includes(value.buffer)) found.push(value.buffer);
  } else if (value !== null && typeof value === 'object') {
    for (const part of Object.values(value)) buffersIn(part, found);
  }
  return found;
}
