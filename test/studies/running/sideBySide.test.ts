import { describe, expect, it } from 'vitest';
import { trainingOperations } from '../../../src/mlp/arithmetic.ts';
import { networkBuffers } from '../../../src/mlp/memory.ts';
import { networkShape, type RunSettings } from '../../../src/run/config.ts';
import { describeConfig } from '../../../src/run/describe.ts';
import { type AdapterRoom, LEAST_ROOM, networkBytes, networksAtOnce } from '../../../src/studies/running/sideBySide.ts';
import { OUTLINE, studySettings } from './smallStudy.ts';

function config(changes: Partial<RunSettings> = {}, samples = 60) {
  const settings = { ...studySettings().run, ...changes };
  return describeConfig('strokes', { ...OUTLINE, train: { samples } }, settings);
}

function room(software: boolean, limits: Partial<AdapterRoom['limits']> = {}): AdapterRoom {
  const huge = {
    maxStorageBufferBindingSize: 2 ** 40,
    maxBufferSize: 2 ** 40,
    maxComputeWorkgroupsPerDimension: 65535,
  };
  return { software, limits: { ...huge, ...limits } };
}

describe('networks at once', () => {
  it('are as many as let their largest buffer fit a binding, and a buffer', () => {
    const large = config({ hidden: [64], batchSize: 10 });
    const largest = Math.max(...networkBuffers(networkShape(large), large, 2 ** 40));
    expect(networksAtOnce(room(false, { maxStorageBufferBindingSize: 5 * largest }), large)).toBe(5);
    expect(networksAtOnce(room(false, { maxStorageBufferBindingSize: 5 * largest - 1 }), large)).toBe(4);
    expect(networksAtOnce(room(false, { maxBufferSize: 3 * largest }), large)).toBe(3);
  });

  it('need room for gathered rows only where the data are more than a binding holds', () => {
    const [samples, batchSize, bytes] = [6000, 1000, 6000 * 784];
    const small = config({ hidden: [4], batchSize }, samples);
    const whole = room(false, { maxStorageBufferBindingSize: bytes });
    const split = room(false, { maxStorageBufferBindingSize: bytes - 1 });
    const rowBytes = 788 * 4; // 784 inputs and the constant one, padded
    expect(networkBytes(split, small) - networkBytes(whole, small)).toBe(batchSize * rowBytes);
    expect(networksAtOnce(split, small)).toBe(Math.floor((bytes - 1) / (batchSize * rowBytes)));
    expect(networksAtOnce(whole, small)).toBeGreaterThan(20);
  });

  it('fit the memory, of which a study takes less where the adapter uses that of the host', () => {
    const wide = config({ hidden: [2048, 2048] });
    expect(networksAtOnce(room(false), wide)).toBe(Math.floor(2 ** 32 / networkBytes(room(false), wide)));
    const many = config({ hidden: [4] }, 3_000_000);
    expect(networksAtOnce(room(true), many)).toBe(Math.floor(2 ** 29 / networkBytes(room(true), many)));
    expect(networksAtOnce(room(true), many)).toBeLessThan(networksAtOnce(room(false), many));
  });

  it('fit the grid, one of whose dimensions counts networks and layers', () => {
    expect(networksAtOnce(room(false, { maxComputeWorkgroupsPerDimension: 21 }), config({ hidden: [6, 6] }))).toBe(7);
  });

  it('are no more than keep a processor busy, where the adapter is software', () => {
    const paper = config({ hidden: [512, 512, 512], batchSize: 100 }, 50_000);
    const step = trainingOperations(networkShape(paper)) * 100;
    const networks = networksAtOnce(room(true), paper);
    expect(networks * step).toBeGreaterThanOrEqual(1e9);
    expect((networks - 1) * step).toBeLessThan(1e9);
    expect(networksAtOnce(room(false), paper)).toBeGreaterThan(networks);
  });

  it('are at least one', () => {
    expect(networksAtOnce(room(false, { maxStorageBufferBindingSize: 1 }), config())).toBe(1);
    expect(networksAtOnce(room(true), config({ hidden: [10_000, 10_000], batchSize: 60 }))).toBe(1);
  });

  it('are all 42 of the paper that keep no records on the least that WebGPU guarantees', () => {
    const paper = config({ hidden: [512, 512, 512], batchSize: 100, norms: false }, 50_000);
    expect(networksAtOnce(LEAST_ROOM, paper)).toBeGreaterThanOrEqual(42);
  });
});
