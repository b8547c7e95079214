import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoadProgress } from '../../datasets/source.ts';
import { type DownloadWatch, downloadFile } from '../../src/platform/node/download.ts';
import {
  type Answer,
  broken,
  type LoopbackServer,
  serve,
  stalled,
  status,
  whole,
  withoutRanges,
} from './loopbackServer.ts';
import { datasetErrorOf } from './memorySource.ts';

const CONTENT = Uint8Array.from({ length: 200_000 }, (_, i) => (i * i) >> 3);
const OTHER = CONTENT.map((byte) => byte ^ 1);
const MD5 = createHash('md5').update(CONTENT).digest('hex');

let folder = '';
let path = '';
const servers: LoopbackServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samplescope-download-'));
  path = join(folder, 'set', 'file.gz');
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

describe('a download', () => {
  it('arrives whole, with progress, and leaves no other file', async () => {
    const progress: LoadProgress[] = [];
    await download([[whole(CONTENT)]], { progress: (step) => progress.push(step) });
    expect(progress.at(-1)).toEqual({ activity: 'downloading', name: 'file.gz', done: 200_000, total: 200_000 });
    expectWhole();
  });

  it('goes on where it broke off, on the same mirror', async () => {
    let done = 0;
    const arrived = () => done;
    const answers = [broken(CONTENT, 70_000, arrived), broken(CONTENT, 30_000, arrived), whole(CONTENT)];
    const progress = (step: LoadProgress) => {
      done = step.done;
    };
    const [server] = await download([answers], { progress });
    expect(server?.ranges).toEqual(['', 'bytes=70000-', 'bytes=100000-']);
    expectWhole();
  });

  it('goes on after an interrupted run', async () => {
    const abort = new AbortController();
    const watch = { signal: abort.signal, progress: () => abort.abort(new Error('Ctrl-C')) };
    await expect(download([[stalled(CONTENT, 50_000)]], watch)).rejects.toThrow('Ctrl-C');
    const had = readFileSync(`${path}.part`).length;
    expect(had).toBeGreaterThan(0);
    expect(existsSync(path)).toBe(false);
    const [server] = await download([[whole(CONTENT)]]);
    expect(server?.ranges).toEqual([`bytes=${had}-`]);
    expectWhole();
  });

  it('begins anew where the server knows no ranges', async () => {
    await leavePart(CONTENT.subarray(0, 90_000));
    await download([[withoutRanges(CONTENT)]]);
    expectWhole();
  });

  it('begins anew where the part belongs to another file', async () => {
    for (const part of [OTHER.subarray(0, 90_000), new Uint8Array(300_000)]) {
      await leavePart(part);
      await download([[whole(CONTENT)]]);
      expectWhole();
      rmSync(path);
    }
  });

  it('needs no server where only the rename was missing', async () => {
    await leavePart(CONTENT);
    const [server] = await download([[status(500)]]);
    expect(server?.ranges).toEqual([]);
    expectWhole();
  });

  it('turns to the next mirror after a missing, wrong, endless or silent one', async () => {
    const endless: Answer = (_, response) => response.writeHead(200).end(new Uint8Array(500_000));
    await download([[status(404)], [whole(OTHER)], [endless], [stalled(CONTENT, 9)], [whole(CONTENT)]], {
      stalledAfter: 1000,
    });
    expectWhole();
  });
});

describe('a download that fails', () => {
  it('says what every mirror answered, and leaves no file', async () => {
    const message = await datasetErrorOf(download([[status(404)], [whole(OTHER)]]));
    expect(message).toContain(`${path}: expected to download this file, no mirror had it whole (http://127.0.0.1`);
    expect(message).toMatch(/\/file: HTTP 404 Not Found; http.*\/file: expected MD5 [0-9a-f]{32}, got [0-9a-f]{32}\)$/);
    expect(readdirSync(join(folder, 'set'))).toEqual([]);
  });

  it('keeps what came before a stall', async () => {
    const message = await datasetErrorOf(download([[stalled(CONTENT, 40_000), status(503)]], { stalledAfter: 1000 }));
    expect(message).toContain('HTTP 503');
    expect(readFileSync(`${path}.part`)).toEqual(Buffer.from(CONTENT.subarray(0, 40_000)));
    const silent = await datasetErrorOf(download([[() => {}]], { stalledAfter: 1000 }));
    expect(silent).toContain('nothing came for 1 s');
  });

  it('names the reason where there is no network', async () => {
    const server = await serve(status(200));
    await server.close();
    const message = await datasetErrorOf(downloadFile(fileAt([server.url]), path));
    expect(message).toContain('ECONNREFUSED');
  });

  it('names the place that it may not write', async () => {
    writeFileSync(join(folder, 'set'), '');
    expect(await datasetErrorOf(download([[whole(CONTENT)]]))).toContain(`${path}: expected to write a download here`);
  });
});

/** Downloads from one server for each list of answers. */
async function download(mirrors: Answer[][], watch: DownloadWatch = {}): Promise<LoopbackServer[]> {
  const started = await Promise.all(mirrors.map((answers) => serve(...answers)));
  servers.push(...started);
  await downloadFile(fileAt(started.map(({ url }) => url)), path, watch);
  return started;
}

function fileAt(urls: readonly string[]) {
  return { path: 'set/file.gz', md5: MD5, bytes: CONTENT.length, urls };
}

/** Leaves the part of the file that an interrupted run would have left; the failed download makes its folder. */
async function leavePart(bytes: Uint8Array): Promise<void> {
  await datasetErrorOf(download([[status(404)]]));
  writeFileSync(`${path}.part`, bytes);
}

function expectWhole(): void {
  expect(readFileSync(path)).toEqual(Buffer.from(CONTENT));
  expect(readdirSync(join(folder, 'set'))).toEqual(['file.gz']);
}
