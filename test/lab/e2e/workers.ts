import type { Page } from 'playwright';
import type { Studied } from '../../../src/lab/study/protocol.ts';

declare global {
  interface Window {
    /** The workers that the page started, in order. */
    workers: Worker[];
    /** The result of a study, where a test keeps it. */
    studied?: Studied;
  }
}

/** Keeps the page's workers in `window.workers`, so that a test can ask them questions itself. */
export async function keepWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.workers = [];
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        window.workers.push(this);
      }
    };
  });
}
