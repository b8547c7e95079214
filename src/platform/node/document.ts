import { parseHTML } from 'linkedom';

/** A document that makes elements outside a browser, enough to draw plots. */
export function nodeDocument(): Document {
  return parseHTML('<!doctype html><html><body></body></html>').document;
}
