import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { browserLaunch } from './launch.ts';

/** Most milliseconds that a browser has to start on a loaded machine. */
const LAUNCH_TIMEOUT = 120_000;

/** A page that a test opened, and the errors that no code of it caught. */
export interface OpenedPage {
  readonly page: Page;
  readonly errors: readonly string[];
}

/**
 * Serves files by their names and opens `address`, such as `index.html?rounds=1`, in Chromium. Server and browser end
 * with the test, also where it fails or runs out of time. Localhost is what browsers take for secure.
 */
export async function openPage(files: ReadonlyMap<string, string>, address: string): Promise<OpenedPage> {
  const url = await serve(files);
  const browser = await chromium.launch({ ...(await browserLaunch()), timeout: LAUNCH_TIMEOUT });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('crash', () => errors.push('the page crashed'));
  await page.goto(`${url}/${address}`);
  return { page, errors };
}

async function serve(files: ReadonlyMap<string, string>): Promise<string> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '', 'http://localhost').pathname.slice(1);
    const content = files.get(name);
    response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'text/html');
    response.writeHead(content === undefined ? 404 : 200).end(content);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
