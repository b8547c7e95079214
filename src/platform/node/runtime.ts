import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** For instance `node 20.20.2, linux x64, webgpu 0.6.2 (Dawn)`. */
export function describeRuntime(): string {
  return `node ${process.versions.node}, ${process.platform} ${process.arch}, webgpu ${webgpuVersion()} (Dawn)`;
}

function webgpuVersion(): string {
  const entry = createRequire(import.meta.url).resolve('webgpu');
  const manifest: { version: string } = JSON.parse(readFileSync(join(dirname(entry), 'package.json'), 'utf8'));
  return manifest.version;
}
