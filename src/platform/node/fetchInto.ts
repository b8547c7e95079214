import { DatasetError } from '../../../datasets/dataset.ts';
import type { PartFile } from './partFile.ts';

/** What to fetch and when to give up. */
export interface FetchRequest {
  readonly url: string;
  /** A connection has stalled when nothing arrives for this many milliseconds. */
  readonly stalledAfter: number;
  /** A file longer than this, in bytes, is not the one that is wanted. */
  readonly mostBytes: number;
  readonly signal?: AbortSignal | undefined;
  /** Bytes that have arrived in all, and how many the server says there are. */
  readonly onBytes: (received: number, total: number | undefined) => void;
}

/** A mirror that does not answer as it should; the message says how. */
export class MirrorError extends Error {
  override readonly name = 'MirrorError';
}

/**
 * Fetches the rest of a file from one mirror. Servers that do not know ranges send it anew. MirrorError where the
 * mirror fails, with what has arrived kept; DatasetError where the disk does; the signal's reason where aborted.
 */
export async function fetchInto(part: PartFile, request: FetchRequest): Promise<void> {
  const stalled = new AbortController();
  const timer = setTimeout(() => stalled.abort(), request.stalledAfter);
  const signal = AbortSignal.any([stalled.signal, ...(request.signal ? [request.signal] : [])]);
  try {
    const response = await openResponse(part, request.url, signal);
    await receive(part, response, request, () => timer.refresh());
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof DatasetError || error instanceof MirrorError) throw error;
    throw new MirrorError(
      stalled.signal.aborted ? `nothing came for ${request.stalledAfter / 1000} s` : reasonOf(error),
    );
  } finally {
    clearTimeout(timer);
  }
}

/** An answer whose body continues the part. */
async function openResponse(part: PartFile, url: string, signal: AbortSignal): Promise<Response> {
  const have = await part.length();
  // Identity: a server that compressed the file again on the way would make ranges and lengths meaningless.
  const headers = { 'accept-encoding': 'identity', ...(have > 0 && { range: `bytes=${have}-` }) };
  const response = await fetch(url, { signal, headers });
  if (have > 0 && response.status === 206 && startOf(response) === have) return response;
  if (response.status === 200) {
    await part.empty();
    return response;
  }
  await response.body?.cancel();
  const otherRange = have > 0 && (response.status === 206 || response.status === 416);
  if (!otherRange) throw new MirrorError(`HTTP ${response.status} ${response.statusText}`.trim());
  // The server's file is another than the one that the part began with.
  await part.empty();
  return openResponse(part, url, signal);
}

/** The first byte of a partial answer. */
function startOf(response: Response): number {
  return Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1] ?? Number.NaN);
}

async function receive(part: PartFile, response: Response, request: FetchRequest, onChunk: () => void): Promise<void> {
  let received = await part.length();
  const rest = Number(response.headers.get('content-length') ?? Number.NaN);
  const total = Number.isFinite(rest) ? received + rest : undefined;
  for await (const chunk of response.body ?? []) {
    onChunk();
    received += chunk.length;
    if (received > request.mostBytes) await refuse(part, request.mostBytes);
    await part.append(chunk);
    request.onBytes(received, total);
  }
}

async function refuse(part: PartFile, mostBytes: number): Promise<never> {
  await part.empty();
  throw new MirrorError(`sends more than ${mostBytes} bytes`);
}

/** `fetch` hides the reason that tells something, such as ENOTFOUND, in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || String(Reflect.get(error.cause, 'code')) : error.message;
}
