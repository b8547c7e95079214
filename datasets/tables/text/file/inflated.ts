import { DatasetError } from '../../../dataset.ts';
import type { Bytes } from '../../../source.ts';

/** What any gzipped table may inflate to; nothing but a piece of it is held at once. */
const ALWAYS_ALLOWED = 2 ** 30;
/** What one byte may inflate to beyond that: tables of words and numbers shrink to a twentieth, of zeros to a hundredth. */
const LARGEST_EXPANSION = 256;

/**
 * What a gzip of `byteLength` bytes holds, piece by piece. DatasetError where it is cut off or damaged, or inflates to more
 * than it may.
 */
export async function* inflated(
  pieces: AsyncGenerator<Bytes>,
  byteLength: number,
  file: string,
): AsyncGenerator<Bytes> {
  const reader = streamOf(pieces).pipeThrough(new DecompressionStream('gzip')).getReader();
  const most = Math.max(ALWAYS_ALLOWED, LARGEST_EXPANSION * byteLength);
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await nextOf(reader, file);
      if (done) return;
      total += value.length;
      if (total > most) throw tooLarge(file);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function streamOf(pieces: AsyncGenerator<Bytes>): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>({
    pull: async (controller) => {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}

async function nextOf(reader: ReadableStreamDefaultReader<Bytes>, file: string) {
  try {
    return await reader.read();
  } catch (cause) {
    if (cause instanceof DatasetError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(
      `${file}: expected a whole gzip file, it breaks off or is damaged (${reason}); get it again`,
      { cause },
    );
  }
}

function tooLarge(file: string): DatasetError {
  return new DatasetError(
    `${file}: expected a table, found one that inflates to more than ${ALWAYS_ALLOWED / 2 ** 30} GiB and ${LARGEST_EXPANSION} times its size; unpack it and give the .csv`,
  );
}
