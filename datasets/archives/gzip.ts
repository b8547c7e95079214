import { DatasetError } from '../dataset.ts';
import type { Bytes } from '../source.ts';

/** Whether the bytes begin as a gzip does (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The first `length` bytes of what a gzip holds, or fewer where it ends earlier. It never inflates much more, so that a
 * small file cannot fill the memory. Throws DatasetError where the gzip breaks off or is damaged within that length.
 */
export async function gunzip(bytes: Bytes, file: string, length: number): Promise<Bytes> {
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = inflated.getReader();
  try {
    return await readUpTo(reader, length);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(
      `${file}: expected a whole gzip file, it breaks off or is damaged (${reason}); get it again`,
      {
        cause,
      },
    );
  }
}

async function readUpTo(reader: ReadableStreamDefaultReader<Bytes>, length: number): Promise<Bytes> {
  const chunks: Bytes[] = [];
  let received = 0;
  while (received < length) {
    const { done, value } = await reader.read();
    if (done) return concatenate(chunks, received);
    chunks.push(value);
    received += value.length;
  }
  await reader.cancel();
  return concatenate(chunks, received).subarray(0, length);
}

function concatenate(chunks: readonly Bytes[], length: number): Bytes {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
