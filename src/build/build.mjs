import { existsSync, readdirSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { PARTS } from './parts.mjs';

/**
 * Makes `dist`: `node src/build/build.mjs` all of it, `node src/build/build.mjs lab` the lab alone. The types of the
 * package are made by `npm run build:types`.
 */
const NAMES = /** @type {(keyof typeof PARTS)[]} */ (Object.keys(PARTS));

/** @param {string} folder whose scripts of an earlier build go: their chunks have other names each time */
function removeScripts(folder) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names.filter((name) => name.endsWith('.js'))) rmSync(`${folder}/${name}`);
}

const chosen = NAMES.filter((name) => process.argv.length < 3 || process.argv.includes(name));
const unknown = process.argv.slice(2).filter((name) => !Object.hasOwn(PARTS, name));
if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}; the parts are ${NAMES.join(', ')}`);

if (chosen.length === NAMES.length) removeScripts('dist');
for (const name of chosen.filter((name) => PARTS[name].outdir !== 'dist')) {
  rmSync(PARTS[name].outdir, { recursive: true, force: true });
}
try {
  await Promise.all(chosen.map((name) => build(PARTS[name])));
} catch {
  process.exitCode = 1; // esbuild has said where and why
}
