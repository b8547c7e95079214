import type { Items } from '../../../../datasets/reading/items.ts';
import type { FolderSource } from '../../../platform/folder.ts';
import { readItems } from '../../../run/folder/read/readItems.ts';

/** Where each of the first `samples` training samples comes from; `null` where the folder does not say. */
export async function openedItems(source: FolderSource, samples: number): Promise<Items | null> {
  const found = await readItems(source, Array(samples).keys());
  if (found.size === 0) return null;
  const each = Array.from({ length: samples }, (_, sample) => found.get(sample));
  const sources = [...new Set(each.map((item) => item?.source ?? ''))];
  const places = new Map(sources.map((name, place) => [name, place]));
  const hasRows = each.some((item) => item && item.row !== null);
  const hasIds = each.some((item) => item && item.id !== null);
  return {
    sources,
    source: Uint32Array.from(each, (item) => places.get(item?.source ?? '') ?? 0),
    ...(hasRows && { rows: Uint32Array.from(each, (item) => item?.row ?? 0) }),
    ...(hasIds && { ids: each.map((item) => item?.id ?? '') }),
    columns: [],
  };
}
