import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Keeps what tests measure of the adapter away from what the user's own runs go by. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'samplescope-store-'));
  process.env.SAMPLESCOPE_STORE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
