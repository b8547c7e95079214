import type { Gpu } from '../../gpu/gpu.ts';
import { trainingOperations } from '../../mlp/arithmetic.ts';
import { networkBuffers } from '../../mlp/memory.ts';
import { layerShapes } from '../../mlp/shape.ts';
import { networkShape, type RunConfig } from '../../run/config.ts';

/** What an adapter has room for. */
export interface AdapterRoom {
  readonly software: boolean;
  readonly limits: Pick<
    Gpu['limits'],
    'maxStorageBufferBindingSize' | 'maxBufferSize' | 'maxComputeWorkgroupsPerDimension'
  >;
}

/** What WebGPU guarantees everywhere: a study is planned for this where no adapter is at hand. */
export const LEAST_ROOM: AdapterRoom = {
  software: false,
  limits: { maxStorageBufferBindingSize: 2 ** 27, maxBufferSize: 2 ** 28, maxComputeWorkgroupsPerDimension: 65535 },
};

/** WebGPU does not tell how much memory there is. On a software adapter it is the host's, which a study shares. */
const MOST_BYTES = { hardware: 2 ** 32, software: 2 ** 29 } as const;

/** A step of this size already keeps a processor busy; more networks would only delay a stop. */
const MOST_SOFTWARE_OPERATIONS = 1e9;

/** How many networks of a configuration train side by side: as many as limits and memory allow, at least one. */
export function networksAtOnce(room: AdapterRoom, config: RunConfig): number {
  const { software, limits } = room;
  const shape = networkShape(config);
  const byBinding = Math.floor(largestBinding(room) / Math.max(...buffersOf(room, config)));
  const byGrid = Math.floor(limits.maxComputeWorkgroupsPerDimension / layerShapes(shape).length);
  const byMemory = Math.floor((software ? MOST_BYTES.software : MOST_BYTES.hardware) / networkBytes(room, config));
  const stepOperations = trainingOperations(shape) * config.batchSize;
  const byWork = software ? Math.ceil(MOST_SOFTWARE_OPERATIONS / stepOperations) : Number.POSITIVE_INFINITY;
  return Math.max(1, Math.min(byBinding, byGrid, byMemory, byWork));
}

/** Memory of one network among others on the GPU, bytes. */
export function networkBytes(room: AdapterRoom, config: RunConfig): number {
  return buffersOf(room, config).reduce((sum, bytes) => sum + bytes, 0);
}

function buffersOf(room: AdapterRoom, config: RunConfig): number[] {
  return networkBuffers(networkShape(config), config, largestBinding(room));
}

function largestBinding({ limits }: AdapterRoom): number {
  return Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize);
}
