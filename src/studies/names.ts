import { layerNames } from '../run/config.ts';
import type { Run } from '../run/folder/read/readRun.ts';

/** Names of layers and classes by index. */
export interface Names {
  readonly layers: readonly string[];
  readonly classes: readonly string[];
}

export function namesOf({ config }: Run): Names {
  return { layers: layerNames(config), classes: config.classes };
}
