import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloads and unpacked drivers are kept between runs: `SAMPLESCOPE_CACHE`, else the platform's folder for caches. */
export function cacheFolder(): string {
  return process.env.SAMPLESCOPE_CACHE ?? join(platformCache(), 'samplescope');
}

function platformCache(): string {
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
}
