/** The browser's document, or the one that takes its place in Node. */
export async function anyDocument(): Promise<Document> {
  if (typeof document !== 'undefined') return document;
  const { nodeDocument } = await import('../../src/platform/node/document.ts');
  return nodeDocument();
}
