import { Gpu, readRun, trainRun } from 'samplescope';
import { nodeDocument, nodeFolder } from 'samplescope/node';

/** What a program of somebody else names of this package; package.node.test.ts compiles it with the strictest settings. */
export const open = (): Promise<Gpu> => Gpu.open();
export const uses = [readRun, trainRun, nodeDocument, nodeFolder];
