import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { samplescope, temporaryFolder } from './samplescope.ts';

const folder = temporaryFolder();

/** Runs the lab on a free port, interrupts it when `visit` is over, and returns how it ended. */
async function visitLab(args: readonly string[], visit: (url: string) => Promise<void>) {
  let visited: Promise<void> | undefined;
  const ending = await samplescope(['lab', '--port', '0', ...args], {
    onStderr: (stderr, child) => {
      const [url] = /http:\/\/localhost:\d+\//.exec(stderr) ?? [];
      if (url === undefined || visited) return;
      visited = visit(url).finally(() => child.kill('SIGINT'));
    },
  });
  await visited;
  return ending;
}

/** Writes files with these contents into the folder. */
function writeFiles(files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

it('serves the page, compressed and with its types, until it is interrupted', async () => {
  const { status, stdout } = await visitLab(['--json'], async (url) => {
    for (const [path, type] of [
      ['', 'text/html'],
      ['lab.js', 'text/javascript'],
      ['worker.js', 'text/javascript'],
      ['lab.css', 'text/css'],
    ]) {
      const response = await fetch(url + path, { headers: { 'accept-encoding': 'br' } });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(type ?? '');
      expect(response.headers.get('content-encoding')).toBe('br');
      expect((await response.text()).length).toBeGreaterThan(100);
    }
    expect((await fetch(`${url}nothing`)).status).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  });
  expect(JSON.parse(stdout)).toEqual({ url: expect.stringMatching(/^http:\/\/localhost:\d+\/$/) });
  expect(status).toBe(130);
});

it('serves data files of known data sets, and no others', async () => {
  writeFiles({
    'mnist/train-images-idx3-ubyte': 'images',
    'cifar-10-images/train/cat/1.png': 'a cat',
    'private/letter.txt': 'none of your business',
    'notes.txt': 'nor this',
    't10k-labels-idx1-ubyte.gz': 'labels',
  });
  await visitLab(['--json', '--data-dir', folder], async (url) => {
    const index = await (await fetch(`${url}data/index.json`)).json();
    expect(index.downloads).toBe(false);
    expect(index.files.sort()).toEqual([
      'cifar-10-images/train/cat/1.png',
      'mnist/train-images-idx3-ubyte',
      't10k-labels-idx1-ubyte.gz',
    ]);
    expect(await (await fetch(`${url}data/mnist/train-images-idx3-ubyte`)).text()).toBe('images');
    for (const path of ['private/letter.txt', 'notes.txt', '..%2Fnotes.txt', 'mnist/..%2F..%2Fnotes.txt', 'mnist']) {
      const response = await fetch(`${url}data/${path}`);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toMatch(/nor this|none of your/);
    }
  });
});

it('says in a sentence that a port is taken', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const { status, stderr } = await samplescope(['lab', '--port', String(port)]);
  server.close();
  expect(stderr).toBe(
    `samplescope: port ${port} is taken, perhaps by another lab; choose one with --port, or any free one with --port 0\n`,
  );
  expect(status).toBe(1);
});

it('refuses a port number that does not exist', async () => {
  const { status, stderr } = await samplescope(['lab', '--port', '70000']);
  expect(stderr).toBe('samplescope: --port must be at most 65535, not 70000\n');
  expect(status).toBe(2);
});
