import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface LoopbackServer {
  readonly url: string;
  /** The `Range` header of every request so far; empty where there was none. */
  readonly ranges: readonly string[];
  close(): Promise<void>;
}

/** A server on this machine that gives the answers in turn, the last one again and again. */
export async function serve(...answers: Answer[]): Promise<LoopbackServer> {
  const ranges: string[] = [];
  const server = createServer((request, response) => {
    ranges.push(request.headers.range ?? '');
    const answer = answers[Math.min(ranges.length, answers.length) - 1];
    answer?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`, ranges, close };
}

/** Answers with the whole file, or with the range that is asked for. */
export function whole(content: Uint8Array): Answer {
  return (request, response) => {
    const start = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    if (start >= content.length) return void response.writeHead(416).end();
    const range = `bytes ${start}-${content.length - 1}/${content.length}`;
    const headers = { 'content-length': content.length - start };
    response.writeHead(start > 0 ? 206 : 200, start > 0 ? { ...headers, 'content-range': range } : headers);
    response.end(content.subarray(start));
  };
}

/** Answers with the whole file, whatever range is asked for. */
export function withoutRanges(content: Uint8Array): Answer {
  return (_, response) => response.writeHead(200, { 'content-length': content.length }).end(content);
}

/** Sends `bytes` of the rest of the file, and breaks the connection once the reader has them (`arrived` counts its bytes). */
export function broken(content: Uint8Array, bytes: number, arrived: () => number): Answer {
  return (request, response) => {
    const start = Number(/^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(start > 0 ? 206 : 200, {
      'content-length': content.length - start,
      'content-range': `bytes ${start}-${content.length - 1}/${content.length}`,
    });
    response.write(content.subarray(start, start + bytes));
    const timer = setInterval(() => arrived() >= start + bytes && response.destroy(), 5);
    response.on('close', () => clearInterval(timer));
  };
}

/** Sends the first bytes and then nothing more, without closing the connection. */
export function stalled(content: Uint8Array, bytes: number): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, bytes));
  };
}

export function status(code: number): Answer {
  return (_, response) => void response.writeHead(code).end('<html>no such file</html>');
}
