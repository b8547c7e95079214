import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { errorCode } from '../../platform/node/errorCode.ts';
import { ServedData, sendText } from '../../platform/node/servedData.ts';
import { StaticFiles } from '../../platform/node/staticFiles.ts';
import { EXIT, UsageError } from '../terminal/exit.ts';
import { abortOnSignals } from '../terminal/interruption.ts';
import { openTerminal } from '../terminal/terminal.ts';

/** What the flags of `lab` parse to. */
export interface LabFlags {
  readonly port: number;
  readonly host: string;
  readonly dataDir?: string;
  readonly open: boolean;
  readonly json: boolean;
}

/** The page cannot be served; the message says why and what to do. */
export class ServingError extends Error {
  override readonly name = 'ServingError';
}

/** Serves the lab until it is interrupted. Throws ServingError where the page or the port cannot be had. */
export async function serveLab(flags: LabFlags): Promise<void> {
  const terminal = openTerminal(flags.json);
  const page = await readPage();
  const signal = abortOnSignals(terminal);
  const data = new ServedData(flags.dataDir, signal);
  const server = createServer((request, response) => {
    answer(page, data, request, response).catch((error) => {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, error instanceof Error ? error.message : String(error));
    });
  });
  await listen(server, flags);
  const url = addressOf(server, flags);
  terminal.json({ url });
  terminal.say(`the lab is at ${url} (Ctrl-C ends it)`);
  if (flags.open) openInBrowser(url, (sentence) => terminal.note(sentence));
  if (!signal.aborted) await once(signal, 'abort');
  server.close();
  server.closeAllConnections();
  process.exitCode = EXIT.interrupted;
}

/** The built page lies beside the built program. */
async function readPage(): Promise<StaticFiles> {
  const folder = fileURLToPath(new URL('./lab', import.meta.url));
  const page = await StaticFiles.read(folder);
  if (page !== undefined) return page;
  throw new ServingError(`${folder} holds no page; build it with npm run build`);
}

async function answer(
  page: StaticFiles,
  data: ServedData,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 405, 'only GET and HEAD');
  const path = pathOf(request);
  if (path?.startsWith('/data/')) return data.answer(path.slice('/data/'.length), request, response);
  const found = path !== undefined && (await page.answer(path, request, response));
  if (!found) sendText(response, 404, 'there is no such file');
}

/** Undefined where the address cannot be decoded. */
function pathOf({ url }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(url ?? '/', 'http://lab').pathname);
  } catch {
    return undefined;
  }
}

async function listen(server: Server, { port, host }: LabFlags): Promise<void> {
  if (port > 65_535) throw new UsageError(`--port must be at most 65535, not ${port}`);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ServingError(whyNot(errorCode(error), port, host), { cause: error });
  }
}

function whyNot(code: string | undefined, port: number, host: string): string {
  if (code === 'EADDRINUSE')
    return `port ${port} is taken, perhaps by another lab; choose one with --port, or any free one with --port 0`;
  if (code === 'EACCES')
    return `port ${port} needs more rights than this user has; choose one from 1024 on with --port`;
  return `cannot listen on ${host}, port ${port} (${code}); choose others with --host and --port`;
}

/** WebGPU wants a secure page: https, or this machine by the name of localhost or its number. */
function addressOf(server: Server, { host }: LabFlags): string {
  const { port } = server.address() as AddressInfo;
  const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  return `http://${name}:${port}/`;
}

function openInBrowser(url: string, say: (sentence: string) => void): void {
  const programs: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['cmd', '/c', 'start', ''],
  };
  const [program, ...args] = programs[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => say(`no browser could be opened; go to ${url} yourself`));
  child.unref();
}
