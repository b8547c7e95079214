import type { Gpu } from './gpu.ts';
import { packStruct, type StructField } from './shaderInterface.ts';
import { BINDING_ALIGNMENT, Tensor } from './tensor.ts';

/** Structs of a shader, BINDING_ALIGNMENT bytes apart: the uniform `step`, of which a dispatch sees one entry. */
export function createUniformTable(
  gpu: Gpu,
  label: string,
  fields: readonly StructField[],
  entries: readonly Readonly<Record<string, number>>[],
): Tensor {
  const stride = BINDING_ALIGNMENT / 4;
  const table = new Uint32Array(entries.length * stride);
  for (const [index, values] of entries.entries()) {
    table.set(new Uint32Array(packStruct('Step', fields, values)), index * stride);
  }
  return Tensor.create(gpu, label, [entries.length, stride], 'uniform').write(table);
}
