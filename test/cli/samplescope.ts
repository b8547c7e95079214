import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, vi } from 'vitest';

/** The built program; `SAMPLESCOPE_TEST_PROGRAM` names another build of it. */
export const PROGRAM = resolve(process.env.SAMPLESCOPE_TEST_PROGRAM ?? 'dist/cli.js');

/** The flags of a run that takes about a second. */
export const SMALL = [
  ...['--dataset', 'strokes', '--samples', '60', '--test-samples', '20', '--batch-size', '10'],
  ...['--hidden', '8', '--epochs', '2', '--adapter', 'software'],
];

/** How a process ended, and what it printed. */
export interface Ending {
  /** Null where a signal ended the process. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  /** Standard error, without the lines that drivers print themselves. */
  readonly stderr: string;
}

export interface Conditions {
  readonly env?: Readonly<Record<string, string>>;
  readonly onStart?: (child: ChildProcess) => void;
  /** Called with all of standard error so far, each time that some arrives. */
  readonly onStderr?: (stderr: string, child: ChildProcess) => void;
}

/** Makes a folder that is removed after the last test of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'samplescope-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the built program to its end. */
export function samplescope(args: readonly string[], conditions: Conditions = {}): Promise<Ending> {
  return run(process.execPath, [PROGRAM, ...args], conditions);
}

/** Runs a line of Bash in which `samplescope` is the built program. */
export function shell(line: string, conditions: Conditions = {}): Promise<Ending> {
  const definition = `samplescope() { "${process.execPath}" "${PROGRAM}" "$@"; }`;
  return run('bash', ['-c', `${definition}\n${line}`], conditions);
}

/**
 * A process that runs longer than this hangs. A loaded machine may take twenty times as long as an idle one. A test has
 * several times as long, since it waits for its turn too (AT_ONCE).
 */
const MOST_MINUTES = 5;
vi.setConfig({ testTimeout: 4 * MOST_MINUTES * 60_000 });

/** Most processes that run at a time: the machine may have no more cores. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function run(command: string, args: readonly string[], conditions: Conditions): Promise<Ending> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await ending(command, args, conditions);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function ending(command: string, args: readonly string[], { env, onStart, onStderr }: Conditions): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${args.join(' ')} did not end within ${MOST_MINUTES} minutes, and said: ${stderr}`));
    }, MOST_MINUTES * 60_000);
    onStart?.(child);
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      onStderr?.(stderr, child);
    });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(limit);
      resolve({ status, signal, stdout, stderr: stderr.replace(/^Warning: maxDynamic.*\n/gm, '') });
    });
  });
}
