import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Makes `dist/types`, the types of the package's two entries. They name those of WebGPU and of a document, so the entry
 * asks for both: whoever uses the package need not know of them.
 */
const NEEDED = '/// <reference lib="dom" />\n/// <reference types="@webgpu/types" />\n';
const ENTRY = 'dist/types/src/index.d.ts';

rmSync('dist/types', { recursive: true, force: true });
execFileSync('node', ['node_modules/typescript/bin/tsc', '-p', 'src/build/environments/types.json'], {
  stdio: 'inherit',
});
writeFileSync(ENTRY, NEEDED + readFileSync(ENTRY, 'utf8'));
