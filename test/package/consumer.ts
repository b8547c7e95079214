import { Gpu, readRun, trainRun } from 'samplescope';
import { nodeDocument, nodeFolder } from 'samplescope/node';

/** Stands for somebody else's program that uses this package; package.node.test.ts compiles it with strict settings. */
export const open = (): Promise<Gpu> => Gpu.open();
export const uses = [readRun, trainRun, nodeDocument, nodeFolder];
