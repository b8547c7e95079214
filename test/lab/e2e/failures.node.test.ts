import { chromium, type Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { browserLaunch } from '../../browser/launch.ts';
import { SMALL, useLab, Visit } from './visit.ts';

const lab = useLab();

/** Waits until this is the one failure that the page shows. */
async function says({ page }: Pick<Visit, 'page'>, sentence: string): Promise<void> {
  await expect
    .poll(() => page.getByRole('alert').allTextContents(), { timeout: 20_000 })
    .toEqual([expect.stringContaining(sentence)]);
}

/** Puts a script in front of the worker's own. */
function inWorker(script: string) {
  return (page: Page) =>
    page.route('**/worker.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${script}\n${await response.text()}` });
    });
}

/** Opens the page under a name of its host that browsers do not take for secure, and returns its failure. */
async function failureUnder(host: string): Promise<string | null> {
  const { args = [], ...launch } = await browserLaunch();
  const browser = await chromium.launch({ ...launch, args: [...args, `--host-resolver-rules=MAP ${host} 127.0.0.1`] });
  try {
    const page = await browser.newPage();
    await page.goto(`${lab.url.replace('localhost', host)}#${SMALL}`);
    return await page.getByRole('alert').first().textContent({ timeout: 15_000 });
  } finally {
    await browser.close();
  }
}

describe('without an adapter', () => {
  it('the page says which browsers have WebGPU', async () => {
    const visit = await lab.visit(SMALL, { preparePage: inWorker('delete Object.getPrototypeOf(navigator).gpu;') });
    await says(visit, 'This browser has no WebGPU. Use Chrome or Edge 113');
  });

  it('the page says that it needs https or localhost', async () => {
    const sentence = await failureUnder('lab.example');
    expect(sentence).toContain(
      'WebGPU needs a secure page: open it under https, or from this machine as http://localhost',
    );
  });

  it('the page says where to look when the browser offers none', async () => {
    const visit = await lab.visit(SMALL, {
      preparePage: inWorker('navigator.gpu.constructor.prototype.requestAdapter = async () => null;'),
    });
    await says(visit, 'This browser has WebGPU but offers no adapter');
  });
});

describe('a device that is lost', () => {
  it('costs at most one epoch, also when it is lost again', async () => {
    // Without this switch a browser refuses adapters after two losses.
    const more = ['--disable-domain-blocking-for-3d-apis'];
    await inOwnBrowser({ more }, async (visit, crash) => {
      for (let losses = 0; losses < 2; losses++) {
        const reached = (await visit.epochs()) + 2;
        await visit.reaches(reached);
        await crash();
        await expect.poll(() => resumedAfter(visit), { timeout: 20_000 }).toBeGreaterThanOrEqual(reached);
        await visit.reaches((await resumedAfter(visit)) + 2);
      }
    });
  });

  it('leaves the epochs so far where the browser gives no other, and Play tries again', async () => {
    const script =
      'const find = navigator.gpu.requestAdapter.bind(navigator.gpu); let asked = 0; const later = setTimeout;' +
      'self.setTimeout = (work, ms, ...rest) => later(work, ms === 700 ? 5 : ms, ...rest);' +
      'navigator.gpu.constructor.prototype.requestAdapter = async (how) => (asked++ > 0 && asked < 12 ? null : find(how));';
    await inOwnBrowser({ preparePage: inWorker(script) }, async (visit, crash) => {
      await visit.reaches(2);
      await crash();
      await says(visit, 'The GPU device was lost and the browser gives no other');
      const epochs = await visit.epochs();
      expect(epochs).toBeGreaterThanOrEqual(2);
      await visit.button('Play').click();
      await visit.reaches(epochs + 1);
    });
  });
});

/** The epoch after which the run went on, as the last notice about that says; 0 before there is any. */
async function resumedAfter({ page }: Visit): Promise<number> {
  const notices = await page.getByText('the run goes on after epoch').allTextContents();
  return Number(/after epoch (\d+)/.exec(notices.at(-1) ?? '')?.[1] ?? 0);
}

/** Plays a run in a browser that may lose its GPU: after two losses a browser gives none of its pages an adapter. */
async function inOwnBrowser(
  { preparePage, more = [] }: { preparePage?: (page: Page) => Promise<unknown>; more?: readonly string[] },
  test: (visit: Visit, crash: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const { args = [], ...launch } = await browserLaunch();
  const browser = await chromium.launch({ ...launch, args: [...args, ...more] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(20_000);
    await page.addInitScript(() => localStorage.setItem('samplescope tour', 'dismissed'));
    await preparePage?.(page);
    const visit = new Visit(page, lab.url);
    await page.goto(`${lab.url}#${SMALL}&epochs=endless`);
    await visit.ready();
    await visit.button('Play').click();
    const session = await browser.newBrowserCDPSession();
    await test(visit, () => session.send('Browser.crashGpuProcess').catch(() => undefined));
  } finally {
    await browser.close();
  }
}

describe('a run that cannot go on', () => {
  it('says that it diverged, and what to try', async () => {
    const visit = await lab.visit(`${SMALL}&rate=1000000&epochs=5`);
    await visit.ready();
    await visit.button('Play').click();
    await says(visit, 'The loss turned NaN or infinite in epoch 1');
    await visit.button('Play').waitFor();
    await visit.screenshot('diverged', { fullPage: false });
  });

  it('says that the memory does not suffice for a buffer', async () => {
    const script =
      'const make = GPUDevice.prototype.createBuffer; GPUDevice.prototype.createBuffer = function (what) {' +
      'return make.call(this, what.size > 200000 ? { ...what, size: 2 ** 50 } : what); };';
    const visit = await lab.visit(SMALL, { preparePage: inWorker(script) });
    await says(visit, 'Take fewer samples, smaller layers or a smaller batch');
  });

  it('goes on with the previous run where a new one is refused its buffers', async () => {
    const script =
      'const make = GPUDevice.prototype.createBuffer; GPUDevice.prototype.createBuffer = function (what) {' +
      'return make.call(this, self.isFull && what.size > 4e6 ? { ...what, size: 2 ** 50 } : what); };';
    const epochs = 2;
    const visit = await lab.visit(`${SMALL}&epochs=${epochs}`, { preparePage: inWorker(script) });
    await visit.ready();
    await visit.playUntil(epochs);
    const [worker] = visit.page.workers();
    await worker?.evaluate(() => Object.assign(self, { isFull: true }));
    await visit.field('Hidden layers').fill('2000');
    await visit.field('Hidden layers').blur();
    await visit.button('New run').click();
    await says(visit, 'Take fewer samples, smaller layers or a smaller batch');
    await expect.poll(() => visit.epochs()).toBe(epochs);
    await visit.field('Hidden layers').fill('16, 16');
    await visit.field('Hidden layers').blur();
    await visit.button('Reset').waitFor();
    await visit.button('+ epoch').click();
    await visit.reaches(epochs + 1);
  });

  it('says that its worker is gone', async () => {
    const visit = await lab.visit(SMALL);
    await visit.ready();
    const [worker] = visit.page.workers();
    await worker?.evaluate(() => self.close()).catch(() => undefined);
    await says(visit, 'The worker that trains has ended');
    await visit.button('Play').click();
    await says(visit, 'Reload the page, which keeps the settings');
  });
});

describe('a browser or a host with restrictions', () => {
  it('trains where nothing may be stored', async () => {
    const forbidden = (what: string) =>
      `Object.defineProperty(globalThis, '${what}', { get() { throw new DOMException('denied', 'SecurityError'); } });`;
    const visit = await lab.visit(SMALL, {
      preparePage: async (page) => {
        await page.addInitScript(forbidden('localStorage'));
        await inWorker(`${forbidden('caches')} ${forbidden('indexedDB')}`)(page);
      },
    });
    await visit.ready();
    await visit.button('+ epoch').click();
    await visit.reaches(1);
  });

  it('says which data set cannot be fetched, and what to do', async () => {
    const visit = await lab.visit(SMALL, {
      preparePage: (page) =>
        page
          .context()
          .route(/\/data\/|ossci-datasets|cvdf-datasets/, (route) => route.fulfill({ status: 404, body: '' })),
    });
    await visit.ready();
    await visit.field('Data set').selectOption('mnist');
    await says(visit, 'drop its files on this page');
    visit.errors.length = 0; // The browser itself complains of each address.
  });
});
