/** The browser's document, or what stands for it in Node. */
export async function anyDocument(): Promise<Document> {
  if (typeof document !== 'undefined') return document;
  const { nodeDocument } = await import('../../src/platform/node/document.ts');
  return nodeDocument();
}
