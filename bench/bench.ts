import { describeRuntime } from '#platform';
import type { AdapterDescription, Gpu } from '../src/gpu/gpu.ts';
import { type ProductsUsed, productsUsed } from '../src/kernels/products/chooseVariant.ts';
import { VERSION } from '../src/version.ts';
import { floorOf, type Limits, limitsOf } from './floor.ts';
import { kernelCases } from './kernels/cases.ts';
import { benchKernels, type KernelResult } from './kernels.ts';
import { measureRoof, type Roof } from './roof.ts';
import { benchScale, type ScaleResult } from './scale.ts';
import { type BenchSettings, CLASSES, type OnProgress, type Part } from './settings.ts';
import { benchSteps, type StepResult } from './step.ts';
import { benchStored, MILLION, type StoredResult } from './stored.ts';
import type { Table } from './table.ts';
import { floorTable, kernelTable, roofTable, type StepFloor, scaleTable, stepTable, storedTable } from './tables.ts';
import { stepWork } from './work.ts';

/** Everything that was measured; it holds no dates. */
export interface BenchDocument extends Readonly<PartResults> {
  readonly tool: 'samplescope';
  readonly version: string;
  readonly runtime: string;
  readonly adapter: AdapterDescription;
  readonly settings: BenchSettings;
  readonly products: ProductsUsed;
  readonly roof: Roof;
  readonly floors: readonly StepFloor[];
  /** Whether no result was wrong. */
  readonly correct: boolean;
}

/** What each part measured, where it was asked for. */
interface PartResults {
  kernels?: readonly KernelResult[];
  steps?: readonly StepResult[];
  scale?: readonly ScaleResult[];
  stored?: StoredResult;
}

export interface BenchOptions {
  /** Called with each table once it is known. */
  readonly onTable?: ((table: Table) => void) | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** Bytes of memory that the process holds, for `scale` and `stored`. */
  readonly hostBytes?: (() => number) | undefined;
}

/** Measures the roof of the adapter, and then the parts against it. Throws GpuError. */
export async function bench(
  gpu: Gpu,
  parts: readonly Part[],
  settings: BenchSettings,
  options: BenchOptions = {},
): Promise<BenchDocument> {
  options.onProgress?.('roof', 0, 1);
  const roof = await measureRoof(gpu, settings.rounds);
  options.onTable?.(roofTable(roof));
  const floors = stepFloors(settings, roof);
  options.onTable?.(floorTable(floors));
  const results = await benchParts(gpu, parts, settings, limitsOf(roof), options);
  return {
    tool: 'samplescope',
    version: VERSION,
    runtime: describeRuntime(),
    adapter: gpu.adapter,
    settings,
    products: productsUsed(gpu),
    roof,
    floors,
    ...results,
    correct: isCorrect(results),
  };
}

async function benchParts(
  gpu: Gpu,
  parts: readonly Part[],
  settings: BenchSettings,
  limits: Limits,
  { onTable, onProgress, hostBytes }: BenchOptions,
): Promise<PartResults> {
  const { rounds, inputs } = settings;
  const results: PartResults = {};
  if (parts.includes('kernels')) {
    results.kernels = await benchKernels(gpu, kernelCases(settings), limits, { rounds, onProgress });
    onTable?.(kernelTable(results.kernels));
  }
  if (parts.includes('step')) {
    results.steps = await benchSteps(gpu, settings, limits, onProgress);
    onTable?.(stepTable(results.steps));
  }
  if (parts.includes('scale')) {
    results.scale = await benchScale(gpu, { inputs, limits }, { rounds, hostBytes, onProgress });
    onTable?.(scaleTable(results.scale));
  }
  if (parts.includes('stored')) {
    onProgress?.(`${MILLION.samples} × ${MILLION.features} stored floats`, 0, 1);
    results.stored = await benchStored(gpu, MILLION, hostBytes);
    onTable?.(storedTable(results.stored));
  }
  return results;
}

function isCorrect({ kernels = [], steps = [] }: PartResults): boolean {
  return [...kernels, ...steps].every(({ outcome }) => outcome !== 'wrong');
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
