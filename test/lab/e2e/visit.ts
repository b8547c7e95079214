import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { browserLaunch } from '../../browser/launch.ts';
import { PROGRAM } from '../../cli/samplescope.ts';
import { realDataFolder } from '../../realData.ts';

/** The folder of the pictures of pages. */
const SCREENSHOTS = resolve('out/lab');

/** A network that trains an epoch in a fraction of a second on a software adapter. */
export const SMALL = 'samples=300&test=100&hidden=16,16';

export interface VisitOptions extends BrowserContextOptions {
  /** The part of the address after `?`. */
  readonly search?: string;
  /** Whether the tour greets the visitor, as it does at a first visit. */
  readonly tour?: boolean;
  /** Runs in the page before anything else. */
  readonly preparePage?: (page: Page) => Promise<unknown>;
}

/** A person's visit: a page in a browser profile of its own, and the errors that it met. */
export class Visit {
  /** Errors that the console shows and uncaught ones; a test fails where any is left at its end. */
  readonly errors: string[] = [];

  constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** The field or the choice beside these words. */
  field(label: string) {
    const labelled = this.page.locator('label').filter({ has: this.page.getByText(label, { exact: true }) });
    return labelled.locator('input, select');
  }

  /** The title of a chart, which is there once the chart is drawn. */
  panel(title: string) {
    return this.page.locator('svg text', { hasText: new RegExp(`^${title}$`) }).first();
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** Waits until a run can be played. */
  async ready(): Promise<void> {
    await this.page.locator('.transport .play:enabled').waitFor();
  }

  /** Whole epochs of the run, as the page shows them; 0 before there is a run. */
  async epochs(): Promise<number> {
    return Number(await this.shown('epoch'));
  }

  /** Batches of the epoch under way that are done. */
  async batches(): Promise<number> {
    return Number(await this.shown('batch'));
  }

  /** Plays until the run stops by itself after this many epochs: a run that is paused may finish the epoch under way. */
  async playUntil(epochs: number): Promise<void> {
    await this.wantEpochs(epochs);
    await this.button('Play').click();
    await this.reaches(epochs);
    await this.button('Play').waitFor();
    expect(await this.epochs()).toBe(epochs);
  }

  /** Waits until the page shows at least so many whole epochs. */
  async reaches(epochs: number): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      const shown = document.querySelector('.position span b')?.textContent;
      return Number(shown ?? 0) >= wanted;
    }, epochs);
  }

  /** Drops files on the page as from a file manager. */
  async drop(files: Readonly<Record<string, Uint8Array | string>>): Promise<void> {
    const content = Object.entries(files).map(([name, bytes]) => [name, [...Buffer.from(bytes)]] as const);
    await this.page.evaluate((list) => {
      const dropped = new DataTransfer();
      for (const [name, bytes] of list) dropped.items.add(new File([new Uint8Array(bytes)], name));
      dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, cancelable: true }));
    }, content);
  }

  /** Keeps a picture of the page as `out/lab/NAME.png`. */
  async screenshot(name: string, { fullPage = true } = {}): Promise<void> {
    const path = join(SCREENSHOTS, `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    await this.page.screenshot({ path, fullPage });
  }

  /** Sets the field of the epochs, which is out of sight on a phone, where it has another value. */
  private async wantEpochs(epochs: number): Promise<void> {
    const field = this.field('Epochs');
    if ((await field.inputValue()) === String(epochs)) return;
    await field.fill(String(epochs));
    await field.press('Enter');
  }

  private async shown(word: 'epoch' | 'batch'): Promise<string | null> {
    const count = this.page.locator('.position span', { hasText: word }).locator('b').first();
    return (await count.count()) === 0 ? '0' : count.textContent();
  }
}

/** The lab for the tests of one file: a server and a browser, which end after the last test. */
export interface TestLab {
  /** Opens the page in a new profile; `hash` without its `#`. */
  visit(hash?: string, options?: VisitOptions): Promise<Visit>;
  readonly browser: Browser;
  readonly url: string;
}

/** Serves the built page on a free port and opens a browser, before the tests of the file that calls this. */
export function useLab(args: readonly string[] = []): TestLab {
  let server: { url: string; process: ChildProcess } | undefined;
  let browser: Browser | undefined;
  let visits: Visit[] = [];
  beforeAll(async () => {
    server = await serve(args);
    browser = await chromium.launch(await browserLaunch());
  });
  afterEach(async () => {
    const found = visits.flatMap(({ errors }) => errors);
    for (const { page } of visits) await page.context().close();
    visits = [];
    expect(found).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    server?.process.kill('SIGINT');
  });
  return {
    async visit(hash = '', { search = '', tour = false, preparePage, ...options } = {}) {
      const context = await started(browser).newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const visit = new Visit(page, started(server).url);
      visits.push(visit);
      if (!tour)
        await page.addInitScript(() => {
          if (location.protocol === 'http:') localStorage.setItem('samplescope tour', 'seen');
        });
      await preparePage?.(page);
      await page.goto(`${visit.url}${search === '' ? '' : `?${search}`}${hash === '' ? '' : `#${hash}`}`);
      return visit;
    },
    get browser() {
      return started(browser);
    },
    get url() {
      return started(server).url;
    },
  };
}

/** Runs `samplescope lab` on a free port and returns the address that it reports. */
async function serve(args: readonly string[]): Promise<{ url: string; process: ChildProcess }> {
  const page = join(dirname(PROGRAM), 'lab/index.html');
  if (!existsSync(page)) throw new Error(`${page} is missing: the page is not built; run npm run build`);
  const folder = realDataFolder();
  const data = folder === undefined ? [] : ['--data-dir', folder];
  const child = spawn(process.execPath, [PROGRAM, 'lab', '--port', '0', '--json', ...data, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((found, failed) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [address] = /http:\/\/localhost:\d+\//.exec(said) ?? [];
      if (address !== undefined) found(address);
    });
    child.on('error', failed);
    child.on('close', () => failed(new Error(`samplescope lab ended: ${said}`)));
  });
  return { url, process: child };
}

function started<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the lab is opened before the tests; call visit within one');
  return thing;
}
