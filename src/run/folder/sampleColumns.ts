import { layerNames, type RunConfig } from '../config.ts';
import type { ParquetColumn } from './write/parquetStream.ts';

/** The columns of `samples.parquet` in their order; without norms there are no `grad2_*` and `importance*`. */
export function sampleColumns(config: RunConfig): ParquetColumn[] {
  const layers = config.norms ? layerNames(config) : [];
  return [
    { name: 'epoch', type: 'INT32', encoding: 'RLE_DICTIONARY' },
    { name: 'sample', type: 'INT32', encoding: 'DELTA_BINARY_PACKED' },
    { name: 'label', type: 'INT32', encoding: 'RLE_DICTIONARY' },
    { name: 'step', type: 'INT32', encoding: 'DELTA_BINARY_PACKED' },
    { name: 'nll', type: 'FLOAT' },
    { name: 'prediction', type: 'INT32', encoding: 'RLE_DICTIONARY' },
    { name: 'margin', type: 'FLOAT' },
    { name: 'el2n', type: 'FLOAT' },
    ...layers.map((layer): ParquetColumn => ({ name: `grad2_${layer}`, type: 'FLOAT' })),
    ...layers.map((layer): ParquetColumn => ({ name: `importance_${layer}`, type: 'FLOAT' })),
    ...(config.norms ? [{ name: 'importance', type: 'FLOAT' } as const] : []),
  ];
}
