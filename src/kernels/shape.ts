/** A tensor, or what stands for one. */
interface Shaped {
  readonly shape: readonly number[];
}

/** A kernel was given tensors that do not fit together; the message shows what was expected and what came. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

/**
 * Checks tensors against shapes spelled in names of sizes, as in `{ input: [input, 'networks batch inputs+1'] }`: equal
 * names must stand for equal sizes. Returns the size of each name. Throws ShapeError.
 */
export function matchShapes(kernel: string, expected: Readonly<Record<string, readonly [Shaped, string]>>) {
  const sizes = new Map<string, number>();
  for (const [name, [tensor, pattern]] of Object.entries(expected)) {
    const terms = pattern.split(' ');
    const fits = terms.length === tensor.shape.length && terms.every((term, axis) => agrees(term, tensor.shape[axis]));
    if (!fits) throw new ShapeError(describe(kernel, name, tensor, terms, sizes));
  }
  return (name: string): number => sizes.get(name) ?? 0;

  function agrees(term: string, actual = 0): boolean {
    const [name = '', plus = '0'] = term.split('+');
    const size = actual - Number(plus);
    const known = sizes.get(name) ?? size;
    sizes.set(name, known);
    return known === size;
  }
}

function describe(kernel: string, name: string, tensor: Shaped, terms: string[], sizes: Map<string, number>): string {
  const wanted = terms.map((term) => `${term}${sizes.has(term) ? ` = ${sizes.get(term)}` : ''}`);
  return `${kernel}: ${name} must be [${wanted.join(', ')}], but is [${tensor.shape.join(', ')}]`;
}
