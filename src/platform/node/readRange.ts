import { open } from 'node:fs/promises';

/**
 * Reads a part of a file, or as much of it as there is. The file is opened anew for each part, so that no handle outlives a
 * reader that fails.
 */
export async function readRange(path: string, start: number, end: number): Promise<ArrayBuffer> {
  const handle = await open(path, 'r');
  try {
    const bytes = new Uint8Array(Math.max(0, end - start));
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await handle.read(bytes, done, bytes.length - done, start + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return done === bytes.length ? bytes.buffer : bytes.buffer.slice(0, done);
  } finally {
    await handle.close();
  }
}
