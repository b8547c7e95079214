// Loaded before the program, with `--import`: a disk that is slow with the file SLOW_FILE. It makes SLOW_FILE.begun when
// somebody begins to read the file, and gives its content once there is SLOW_FILE.go.
import { existsSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const slow = process.env.SLOW_FILE;
const { readFile } = fs;

/** As `readFile` of Node. */
async function readSlowly(/** @type {Parameters<typeof readFile>} */ ...args) {
  if (args[0] === slow) {
    writeFileSync(`${slow}.begun`, '');
    while (!existsSync(`${slow}.go`)) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return readFile(...args);
}

Object.assign(fs, { readFile: readSlowly });
syncBuiltinESMExports();
