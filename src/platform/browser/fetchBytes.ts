import type { Bytes } from '../../../datasets/source.ts';

/** Follows a download: bytes so far, and the total where it is known. */
export interface FetchWatch {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes: (done: number, total: number | undefined) => void;
  /** A longer answer than this is refused: it is not the file that is wanted. */
  readonly mostBytes: number;
}

/** An address did not give the file; the message says why in a few words. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
}

/** How long to wait before a server that is still fetching a file itself is asked again, milliseconds. */
const ASK_AGAIN = 400;

/**
 * A whole file. A server that fetches it first answers 202 with `{ done, total }` and is asked until it has it.
 * FetchError where the address does not give it; the signal's reason where aborted.
 */
export async function fetchBytes(url: string | URL, watch: FetchWatch): Promise<Bytes> {
  for (;;) {
    const response = await request(url, watch.signal);
    if (response.status === 200) return receive(response, watch);
    if (response.status !== 202) throw new FetchError(await reasonOf(response));
    const { done, total } = await response.json();
    watch.onBytes(done, total);
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
  }
}

async function request(url: string | URL, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(url, { ...(signal && { signal }) });
  } catch (cause) {
    signal?.throwIfAborted();
    throw new FetchError('no answer, or none that this page may read', { cause });
  }
}

async function receive(response: Response, { signal, onBytes, mostBytes }: FetchWatch): Promise<Bytes> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const total = Number(response.headers.get('content-length')) || undefined;
  let done = 0;
  try {
    for await (const chunk of chunksOf(response)) {
      chunks.push(chunk);
      done += chunk.length;
      if (done > mostBytes) throw new FetchError(`sends more than ${mostBytes} bytes`);
      onBytes(done, total);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause instanceof FetchError ? cause : new FetchError(`broke off after ${done} bytes`, { cause });
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** The chunks of an answer, by a reader: not every browser's streams can be iterated over. */
async function* chunksOf({ body }: Response) {
  const reader = body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) yield part.value;
}

async function reasonOf(response: Response): Promise<string> {
  const isSentence = response.headers.get('content-type')?.startsWith('text/plain') ?? false;
  const sentence = isSentence ? (await response.text()).trim() : '';
  return sentence || `HTTP ${response.status} ${response.statusText}`.trim();
}
