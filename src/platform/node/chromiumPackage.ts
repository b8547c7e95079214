import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import { NoAdapterError } from '../adapterChoice.ts';
import { cacheFolder } from './cacheFolder.ts';
import { makeFolder } from './makeFolder.ts';

const PACKAGE = '@sparticuz/chromium';

/**
 * Unpacks Brotli archives of the package `@sparticuz/chromium` (`NAME.tar.br` or `NAME.br`) into one folder of the
 * cache and returns it; undefined where the package is not installed or carries nothing for this platform.
 * The folder appears by one rename, so that a killed or racing process never leaves a part that a later one accepts.
 * Throws NoAdapterError where the cache cannot be written.
 */
export async function unpackChromiumPackage(part: string, archives: readonly string[]): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const root = packageFolder();
  if (root === undefined) return undefined;
  const folder = join(cacheFolder(), `${part}-${packageVersion(root)}`);
  if (!existsSync(folder)) await unpackInto(folder, root, archives);
  return folder;
}

async function unpackInto(folder: string, root: string, archives: readonly string[]): Promise<void> {
  const partial = await makePartial(folder);
  try {
    for (const archive of archives) await unpackArchive(join(root, 'bin', archive), partial);
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another process may have finished the same folder first: then the rename fails, and its folder is as good.
    if (!existsSync(folder)) throw error;
  }
}

async function makePartial(folder: string): Promise<string> {
  try {
    await makeFolder(dirname(folder));
    return mkdtempSync(`${folder}.part-`);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new NoAdapterError(
      `cannot unpack ${PACKAGE} into ${folder} (${reason}); name a folder that can be written with SAMPLESCOPE_CACHE`,
      { cause },
    );
  }
}

async function unpackArchive(archive: string, folder: string): Promise<void> {
  const bytes = brotliDecompressSync(readFileSync(archive));
  if (!archive.endsWith('.tar.br')) {
    const name = archive.slice(archive.lastIndexOf('/') + 1, -'.br'.length);
    writeFileSync(join(folder, name), bytes, { mode: 0o755 });
    return;
  }
  for (const { header, data } of await unpackTar(bytes)) {
    if (header.type !== 'file' || data === undefined) continue;
    const target = join(folder, header.name);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, data, { mode: header.mode ?? 0o644 });
  }
}

/** The package's exports hide its package.json, so its entry is resolved and the folder found above it. */
function packageFolder(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(PACKAGE)), '..', '..');
  } catch {
    return undefined; // An optional dependency: absent is an answer, not a failure.
  }
}

function packageVersion(root: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return manifest.version;
}
