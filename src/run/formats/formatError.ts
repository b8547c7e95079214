/** Bytes that are not what their format says; the message names the format, what was expected and what came. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}
