/** Texts that the browser keeps between visits. One that keeps nothing, or refuses, loses these and nothing else. */

/** A text that was kept under this name; `null` where there is none. */
export function readText(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text under this name; `null` forgets it. False where the browser has no room for it, or refuses. */
export function writeText(name: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    return true;
  } catch {
    return false;
  }
}
