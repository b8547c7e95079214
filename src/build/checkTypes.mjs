import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';

/**
 * Checks types: all files together, and then those of each environment with the names that it has. A page has `document`
 * but no `process`, Node has `process` but no `document`, a worker and the rooms below it have neither.
 * The worker that runs a study is checked among the pages: the figures that it answers name the type of the document in
 * which they are drawn later.
 */
const ENVIRONMENTS = 'src/build/environments';
const projects = ['tsconfig.json', ...readdirSync(ENVIRONMENTS).map((name) => `${ENVIRONMENTS}/${name}`)];

/** @param {string} project */
async function check(project) {
  const child = spawn('node', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', project], { stdio: 'inherit' });
  const [status] = await once(child, 'close');
  if (status !== 0) console.error(`(in ${project})`);
  return status === 0;
}

const results = await Promise.all(projects.map(check));
if (results.includes(false)) process.exitCode = 1;
