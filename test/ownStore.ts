import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives the tests a store of their own, so that the user's runs never use what tests measured of the adapter. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'samplescope-store-'));
  process.env.SAMPLESCOPE_STORE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
