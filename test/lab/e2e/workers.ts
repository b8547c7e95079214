import type { Page } from 'playwright';
import type { Studied } from '../../../src/lab/study/protocol.ts';

declare global {
  interface Window {
    /** The workers that the page started, in order. */
    workers: Worker[];
    /** What came of a study, where a test keeps it. */
    studied?: Studied;
  }
}

/** Keeps hold of the page's workers as `window.workers`, for what a test asks them itself. */
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
