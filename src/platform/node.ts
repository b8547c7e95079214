/** What the rest of the program needs of Node: everything that differs between Node and a browser. */
export { findAdapter } from './node/adapter.ts';
export { describeRuntime } from './node/runtime.ts';
export { changeStored, readStored } from './node/stored.ts';
export { withoutSpinning } from './node/withoutSpinning.ts';
