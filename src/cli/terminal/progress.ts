import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';
import { Stopwatch } from '../../run/stopwatch.ts';

/** Long work: a bar with the time left on a terminal, plain lines elsewhere. */
export interface Progress {
  /** `done` of `total`; `milestone` is printed once, where there is no bar. */
  update(label: string, done: number, total: number, milestone?: string): void;
  /** Removes the bar; must be called before anything else is printed. */
  end(): void;
}

export function progressFor(stream: WriteStream): Progress {
  return stream.isTTY ? new Bar(stream) : new Lines(stream);
}

/** Columns beside the bar: percentage and time left, and the longest label (three digits of epochs, two errors). */
const COLUMNS_OF_TEXT = 66;
/** How wide a terminal is taken to be where it does not say. */
const USUAL_COLUMNS = 80;
const FORMAT = ' {bar} {percentage}% · {left} left · {label}';

class Bar implements Progress {
  private readonly stopwatch = new Stopwatch();
  private bar: SingleBar | undefined;

  constructor(private readonly stream: WriteStream) {}

  update(label: string, done: number, total: number): void {
    const payload = { label, left: this.stopwatch.left(done, total) };
    this.bar ??= this.start(total, payload);
    this.bar.setTotal(total);
    this.bar.update(done, payload);
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
    this.stopwatch.reset();
  }

  private start(total: number, payload: Readonly<Record<string, string>>): SingleBar {
    const barsize = Math.min(Math.max((this.stream.columns || USUAL_COLUMNS) - COLUMNS_OF_TEXT, 8), 40);
    const options = { format: FORMAT, barsize, hideCursor: true, fps: 8, gracefulExit: false, stream: this.stream };
    const bar = new SingleBar(options, Presets.shades_classic);
    bar.start(total, 0, payload);
    return bar;
  }
}

/** A line is written at least this often: a log shows that work goes on, but not each step of it. */
const QUIET_MILLISECONDS = 10_000;

class Lines implements Progress {
  private readonly stopwatch = new Stopwatch();
  private milestone = '';
  private lastLineAt = performance.now();

  constructor(private readonly stream: NodeJS.WritableStream) {}

  update(label: string, done: number, total: number, milestone = ''): void {
    const left = done < total ? ` · ${this.stopwatch.left(done, total)} left` : '';
    if (milestone !== '' && milestone !== this.milestone) {
      this.milestone = milestone;
      this.write(`${milestone}${left}`);
    } else if (performance.now() - this.lastLineAt > QUIET_MILLISECONDS) {
      this.write(`${label} · ${Math.floor((100 * done) / total)}%${left}`);
    }
  }

  end(): void {
    this.stopwatch.reset();
  }

  private write(line: string): void {
    this.lastLineAt = performance.now();
    this.stream.write(`${line}\n`);
  }
}
