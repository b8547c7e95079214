import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchOptions } from 'playwright';
import { unpackChromiumPackage } from '../../src/platform/node/chromiumPackage.ts';

const ARCHIVES = ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'];
const WEBGPU = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--no-sandbox'];
const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];

/**
 * How to launch a headless Chromium with WebGPU on SwiftShader: the one named by CHROMIUM_PATH, else the one that the
 * npm package carries, with the libraries and fonts that it needs.
 */
export async function browserLaunch(): Promise<LaunchOptions> {
  const args = [...WEBGPU, ...QUIET, '--disable-sync'];
  const installed = process.env.CHROMIUM_PATH;
  if (installed !== undefined) return { executablePath: installed, args };
  const folder = await unpackChromiumPackage('chromium', ARCHIVES);
  if (folder === undefined) return { args };
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter((path) => path && existsSync(path));
  const env = { ...process.env, LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE: describeFonts(folder) };
  return { executablePath: join(folder, 'chromium'), args, env };
}

/**
 * Writes a list of the package's fonts and returns its path. The package's own list names folders of another system, and
 * without a font Chromium crashes at the first form field.
 */
function describeFonts(folder: string): string {
  const path = join(folder, 'fonts', 'fonts.conf');
  const places = `<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts', 'cache')}</cachedir>`;
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places}</fontconfig>\n`,
  );
  return path;
}
