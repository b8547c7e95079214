/** The public entry for Node: everything of the package, and the files on disk that runs are kept in. */
export * from './index.ts';
export { nodeDatasetSource } from './platform/node/datasetSource.ts';
export { nodeDocument } from './platform/node/document.ts';
export { nodeFolder } from './platform/node/files.ts';
