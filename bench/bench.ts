import { describeRuntime } from '#platform';
import type { AdapterDescription, Gpu } from '../src/gpu/gpu.ts';
import { type ProductsUsed, productsUsed } from '../src/kernels/products/chooseVariant.ts';
import { VERSION } from '../src/version.ts';
import { floorOf, limitsOf } from './floor.ts';
import { kernelCases } from './kernels/cases.ts';
import { benchKernels, type KernelResult } from './kernels.ts';
import { measureRoof, type Roof } from './roof.ts';
import { benchScale, type ScaleResult } from './scale.ts';
import { type BenchSettings, CLASSES, type OnProgress, type Part } from './settings.ts';
import { benchSteps, type StepResult } from './step.ts';
import type { Table } from './table.ts';
import { floorTable, kernelTable, roofTable, type StepFloor, scaleTable, stepTable } from './tables.ts';
import { stepWork } from './work.ts';

/** Everything that was measured; it holds no dates. */
export interface BenchDocument {
  readonly tool: 'samplescope';
  readonly version: string;
  readonly runtime: string;
  readonly adapter: AdapterDescription;
  readonly settings: BenchSettings;
  readonly products: ProductsUsed;
  readonly roof: Roof;
  readonly floors: readonly StepFloor[];
  readonly kernels?: readonly KernelResult[];
  readonly steps?: readonly StepResult[];
  readonly scale?: readonly ScaleResult[];
  /** Whether no result was wrong. */
  readonly correct: boolean;
}

export interface BenchOptions {
  /** Called with each table once it is known. */
  readonly onTable?: ((table: Table) => void) | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** Bytes of memory that the process holds, for `scale`. */
  readonly hostBytes?: (() => number) | undefined;
}

/** Measures the roof of the adapter, and then the parts against it. Throws GpuError. */
export async function bench(
  gpu: Gpu,
  parts: readonly Part[],
  settings: BenchSettings,
  { onTable, onProgress, hostBytes }: BenchOptions = {},
): Promise<BenchDocument> {
  const { rounds } = settings;
  onProgress?.('roof', 0, 1);
  const roof = await measureRoof(gpu, rounds);
  const limits = limitsOf(roof);
  onTable?.(roofTable(roof));
  const floors = stepFloors(settings, roof);
  onTable?.(floorTable(floors));

  const kernels = parts.includes('kernels')
    ? await benchKernels(gpu, kernelCases(settings), limits, { rounds, onProgress })
    : undefined;
  if (kernels) onTable?.(kernelTable(kernels));

  const steps = parts.includes('step') ? await benchSteps(gpu, settings, limits, onProgress) : undefined;
  if (steps) onTable?.(stepTable(steps));

  const scale = parts.includes('scale')
    ? await benchScale(gpu, { inputs: settings.inputs, limits }, { rounds, hostBytes, onProgress })
    : undefined;
  if (scale) onTable?.(scaleTable(scale));

  const correct = [...(kernels ?? []), ...(steps ?? [])].every(({ outcome }) => outcome !== 'wrong');
  return {
    tool: 'samplescope',
    version: VERSION,
    runtime: describeRuntime(),
    adapter: gpu.adapter,
    settings,
    products: productsUsed(gpu),
    roof,
    floors,
    ...(kernels && { kernels }),
    ...(steps && { steps }),
    ...(scale && { scale }),
    correct,
  };
}

/** The floor of a step with norms of each network of the settings. */
function stepFloors({ inputs, hidden, batchSize }: BenchSettings, roof: Roof): StepFloor[] {
  return hidden.map((units) => {
    const shape = { inputs, hidden: units, classes: CLASSES, activation: 'relu' } as const;
    const step = { shape, networks: 1, batch: batchSize, norms: true };
    const work = stepWork(step);
    return { step, work, floor: floorOf(work, limitsOf(roof)) };
  });
}
