import { baseName } from './tree.ts';

/** What a data set is called that lies at a path: `birds` for `data/birds.tar.gz`. */
export function dataName(path: string): string {
  return baseName(path).replace(/(\.(tar|tgz|zip|npz|csv|tsv))?(\.gz)?$/i, '') || path;
}
