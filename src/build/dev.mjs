import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { createInterface } from 'node:readline';
import { build, context } from 'esbuild';
import { PARTS } from './parts.mjs';

/**
 * Serves the lab and rebuilds it when a file that it is made of changes; open pages then load anew. The data come from
 * `samplescope lab`, which is built once: `node src/build/dev.mjs [PORT]`.
 */
const PORT = Number(process.argv[2] ?? 8000);
const RELOAD =
  "globalThis.document && new EventSource('/esbuild').addEventListener('change', () => location.reload());";

/** @returns {Promise<number>} the port of the program that answers for data sets */
async function serveData() {
  const child = spawn('node', ['dist/cli.js', 'lab', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.on('exit', () => child.kill());
  let [text, complaint] = ['', ''];
  child.stderr.on('data', (words) => {
    complaint += words;
  });
  for await (const line of createInterface(child.stdout)) {
    text += line;
    const [, port] = /:(\d+)\//.exec(text) ?? [];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`samplescope lab could not be started: ${complaint}`);
}

await Promise.all([build(PARTS.node), build(PARTS.lab)]);
const lab = await context({ ...PARTS.lab, minify: false, sourcemap: 'inline', banner: { js: RELOAD } });
await lab.watch();
const page = await lab.serve({ servedir: PARTS.lab.outdir, host: '127.0.0.1', port: 0 });
const data = await serveData();

const server = createServer((incoming, response) => {
  const { url = '/', method, headers } = incoming;
  const port = url.startsWith('/data/') ? data : page.port;
  const outgoing = request({ host: '127.0.0.1', port, path: url, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
});
server.listen(PORT, '127.0.0.1');
await once(server, 'listening');
const address = /** @type {import('node:net').AddressInfo} */ (server.address());
console.log(`the lab is at http://localhost:${address.port}/ (Ctrl-C ends it)`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit());
