/**
 * What drawing needs of a document. In Node there is none to begin with, so nothing may name `document` or `window`;
 * a document that `nodeDocument` makes is drawn into all the same. Where the types of a browser are known, these add nothing.
 */
interface Document {
  createElementNS(namespace: string | null, name: string): Element;
}

interface Element {
  innerHTML: string;
}
