import { type Gpu, GpuError } from './gpu.ts';
import {
  packStruct,
  readShaderInterface,
  type ShaderBinding,
  type ShaderInterface,
  structBytes,
} from './shaderInterface.ts';
import { BINDING_ALIGNMENT, type Tensor } from './tensor.ts';

/** Values of a shader's `override` constants. */
export type Constants = Readonly<Record<string, number>>;

/** One dispatch with everything bound: made once, submitted often (submit.ts). */
export interface Dispatch {
  readonly label: string;
  /** `step`: the entry of the table that the shader sees as its uniform `step`, where it has one. */
  encode(pass: GPUComputePassEncoder, step: number): void;
  destroy(): void;
}

export interface DispatchOptions {
  /** The shader's storage buffers by the names that it gives them, and `step`, where it has one. */
  readonly tensors: Readonly<Record<string, Tensor>>;
  /** The fields of the shader's `struct Params`. */
  readonly params: Readonly<Record<string, number>>;
  readonly grid: Grid;
}

/** Invocations wanted along x, y, z, rounded up to whole workgroups; or workgroups. */
export type Grid =
  | { readonly threads: readonly [number, number, number] }
  | { readonly workgroups: readonly [number, number, number] };

const kernelsOf = new WeakMap<Gpu, Map<string, Promise<Kernel>>>();

interface Compiled {
  readonly gpu: Gpu;
  readonly label: string;
  readonly shader: ShaderInterface;
  readonly constants: Constants;
  readonly pipeline: GPUComputePipeline;
}

/** A compiled shader. A device compiles it once for each set of constants. */
export class Kernel {
  private constructor(private readonly compiled: Compiled) {}

  /** Throws GpuError with line, column and source where the shader does not compile. */
  static compile(gpu: Gpu, label: string, source: string, constants: Constants = {}): Promise<Kernel> {
    const kernels = kernelsOf.get(gpu) ?? new Map<string, Promise<Kernel>>();
    kernelsOf.set(gpu, kernels);
    const key = `${JSON.stringify(constants)} ${source}`;
    const kernel = kernels.get(key) ?? Kernel.build(gpu, label, source, constants);
    kernels.set(key, kernel);
    return kernel;
  }

  private static async build(gpu: Gpu, label: string, source: string, constants: Constants): Promise<Kernel> {
    const shader = readShaderInterface(source);
    gpu.device.pushErrorScope('validation');
    const module = gpu.device.createShaderModule({ label, code: source });
    await gpu.device.popErrorScope(); // The pipeline's rejection says the same, with places in the source.
    const layout = gpu.device.createBindGroupLayout({ label, entries: shader.bindings.map(layoutEntry) });
    const pipeline = await gpu.device
      .createComputePipelineAsync({
        label,
        layout: gpu.device.createPipelineLayout({ bindGroupLayouts: [layout] }),
        compute: { module, constants },
      })
      .catch(async (error) => {
        throw new GpuError(await describeFailure(label, source, module, error), { cause: error });
      });
    return new Kernel({ gpu, label, shader, constants, pipeline });
  }

  /** The value of a `const` that the shader declares, for instance the rows of its tile. */
  constant(name: string): number {
    const { label, shader } = this.compiled;
    const value = shader.constants.get(name);
    if (value === undefined) throw new GpuError(`${label}: the shader declares no const ${name}`);
    return value;
  }

  /** Binds tensors and parameters. Throws GpuError where a binding is missing or the grid exceeds the limits. */
  dispatch({ tensors, params, grid: wanted }: DispatchOptions): Dispatch {
    const { gpu, label, shader, pipeline } = this.compiled;
    const grid = this.gridOf(wanted);
    const uniform = this.createParams(params);
    const bindGroup = gpu.device.createBindGroup({
      label,
      layout: pipeline.getBindGroupLayout(0),
      entries: shader.bindings.map((binding) => this.bindGroupEntry(binding, uniform, tensors)),
    });
    const offsets = shader.bindings.some(isStep) ? [0] : []; // One list for all steps: encoding allocates nothing.
    return {
      label,
      encode(pass, step) {
        if (offsets.length > 0) offsets[0] = step * BINDING_ALIGNMENT;
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindGroup, offsets);
        pass.dispatchWorkgroups(...grid);
      },
      destroy: () => uniform.destroy(),
    };
  }

  private createParams(params: Readonly<Record<string, number>>): GPUBuffer {
    const { gpu, label, shader } = this.compiled;
    const bytes = packStruct('Params', shader.structs.get('Params') ?? [], params);
    const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
    const buffer = gpu.device.createBuffer({ label: `${label}.params`, size: bytes.byteLength, usage });
    gpu.device.queue.writeBuffer(buffer, 0, bytes);
    return buffer;
  }

  private bindGroupEntry(
    binding: ShaderBinding,
    params: GPUBuffer,
    tensors: Readonly<Record<string, Tensor>>,
  ): GPUBindGroupEntry {
    if (binding.name === 'params') return { binding: binding.index, resource: { buffer: params } };
    const tensor = tensors[binding.name];
    if (tensor === undefined) {
      throw new GpuError(`${this.compiled.label}: the shader's ${binding.name} is not bound`);
    }
    const size = isStep(binding) ? this.entryBytes(binding) : Math.max(tensor.byteLength, 16);
    return { binding: binding.index, resource: { buffer: tensor.buffer, offset: tensor.offset, size } };
  }

  /** What a shader sees of the table of steps. */
  private entryBytes({ type }: ShaderBinding): number {
    return structBytes(this.compiled.shader.structs.get(type) ?? []);
  }

  private gridOf(wanted: Grid): readonly [number, number, number] {
    const grid = 'workgroups' in wanted ? wanted.workgroups : this.workgroupsOf(wanted.threads);
    this.checkGrid(grid);
    return grid;
  }

  private workgroupsOf([alongX, alongY, alongZ]: readonly [number, number, number]): [number, number, number] {
    const { shader, constants } = this.compiled;
    const [x = 1, y = 1, z = 1] = shader.workgroup.map((size) => constants[size] ?? Number(size));
    return [Math.ceil(alongX / x), Math.ceil(alongY / y), Math.ceil(alongZ / z)];
  }

  private checkGrid(grid: readonly number[]): void {
    const { gpu, label } = this.compiled;
    const limit = gpu.limits.maxComputeWorkgroupsPerDimension;
    if (grid.some((size) => size > limit)) {
      throw new GpuError(`${label}: a grid of ${grid.join(' × ')} workgroups exceeds ${limit} along a dimension`);
    }
  }
}

/** A uniform besides `params` is `step`: a table for all steps (uniformTable.ts), of which a dispatch sees one entry. */
function isStep(binding: ShaderBinding): boolean {
  return binding.access === 'uniform' && binding.name !== 'params';
}

function layoutEntry(binding: ShaderBinding): GPUBindGroupLayoutEntry {
  const types = { uniform: 'uniform', read: 'read-only-storage', read_write: 'storage' } as const;
  const buffer = { type: types[binding.access], hasDynamicOffset: isStep(binding) };
  return { binding: binding.index, visibility: GPUShaderStage.COMPUTE, buffer };
}

async function describeFailure(
  label: string,
  source: string,
  module: GPUShaderModule,
  error: unknown,
): Promise<string> {
  const { messages } = await module.getCompilationInfo();
  const lines = source.split('\n');
  const errors = messages.filter(({ type }) => type === 'error');
  const places = errors.map(({ lineNum, linePos, message }) => {
    return `${label}.wgsl:${lineNum}:${linePos}: ${message}\n    ${lines[lineNum - 1] ?? ''}`;
  });
  return places.length > 0 ? places.join('\n') : `${label}: ${String(error)}`;
}
