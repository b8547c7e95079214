import { Presets, SingleBar } from 'cli-progress';

/** How a command speaks: its result goes to standard output, everything else to standard error. */
export interface Terminal {
  /** A line for the reader; on standard error with `--json`. */
  say(line: string): void;
  /** A line beside the result. */
  note(line: string): void;
  /** The result as one JSON document, with `--json`; otherwise nothing. */
  json(document: unknown): void;
  readonly progress: Progress;
}

/** Long work: a bar with the time left on a terminal, plain lines elsewhere. */
export interface Progress {
  /** `done` of `total`; `milestone` is printed where there is no bar. */
  update(label: string, done: number, total: number, milestone?: string): void;
  end(): void;
}

export function openTerminal(json: boolean): Terminal {
  const progress = process.stderr.isTTY ? new Bar() : new Lines();
  const note = (line: string) => {
    progress.end();
    process.stderr.write(`${line}\n`);
  };
  const say = (line: string) => {
    progress.end();
    process.stdout.write(`${line}\n`);
  };
  return {
    progress,
    note,
    say: json ? note : say,
    json: (document) => {
      if (json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    },
  };
}

class Bar implements Progress {
  private bar: SingleBar | undefined;

  update(label: string, done: number, total: number): void {
    this.bar ??= this.start(total);
    this.bar.setTotal(total);
    this.bar.update(done, { label });
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }

  private start(total: number): SingleBar {
    const format = ' {bar} {percentage}% · {eta_formatted} left · {label}';
    const bar = new SingleBar({ format, hideCursor: true, etaBuffer: 50, fps: 8 }, Presets.shades_classic);
    bar.start(total, 0, { label: '' });
    return bar;
  }
}

class Lines implements Progress {
  private started = performance.now();
  private last = '';

  update(_label: string, done: number, total: number, milestone = ''): void {
    if (milestone === '' || milestone === this.last) return;
    this.last = milestone;
    const left = ((performance.now() - this.started) / Math.max(done, 1)) * (total - done);
    process.stderr.write(`${milestone} · ${formatSeconds(left / 1000)} left\n`);
  }

  end(): void {
    this.started = performance.now();
  }
}

/** `42s`, `3m20s`, `1h05m`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}s`;
  const pad = (value: number) => String(value).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)}m${pad(whole % 60)}s`;
  return `${Math.floor(whole / 3600)}h${pad(Math.floor((whole % 3600) / 60))}m`;
}
