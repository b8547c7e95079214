/** A tensor, or what stands for one. */
interface Shaped {
  readonly shape: readonly number[];
}

/** A kernel was given tensors that do not fit together; the message shows what was expected and what came. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

/** Tensors and the shapes that they must have, as in `{ input: [input, 'networks batch inputs+1'] }`. */
type Expected = Readonly<Record<string, readonly [Shaped, string]>>;

/** The size names in a shape: `networks`, `batch` and `inputs` in `networks batch inputs+1`. */
type NamesIn<Shape> = Shape extends `${infer Term} ${infer Rest}` ? NameOf<Term> | NamesIn<Rest> : NameOf<Shape>;
type NameOf<Term> = Term extends `${infer Name}+${string}` ? Name : Term;

type Sizes<Tensors extends Expected> = Readonly<Record<NamesIn<Tensors[keyof Tensors][1]> & string, number>>;

/**
 * Checks tensors against shapes spelled in names of sizes: equal names must stand for equal sizes. Returns the size of
 * each name. Throws ShapeError.
 */
export function matchShapes<const Tensors extends Expected>(kernel: string, expected: Tensors): Sizes<Tensors> {
  const sizes = new Map<string, number>();
  for (const [name, [tensor, shape]] of Object.entries(expected)) {
    const terms = shape.split(' ');
    const fits =
      terms.length === tensor.shape.length && terms.every((term, axis) => agrees(sizes, term, tensor.shape[axis]));
    if (!fits) throw new ShapeError(describe(kernel, name, tensor, terms, sizes));
  }
  return Object.fromEntries(sizes) as Sizes<Tensors>;
}

/** Whether a size is what its term says; remembers it where the name is new. */
function agrees(sizes: Map<string, number>, term: string, actual = 0): boolean {
  const [name = '', plus = '0'] = term.split('+');
  const size = actual - Number(plus);
  const known = sizes.get(name) ?? size;
  sizes.set(name, known);
  return known === size;
}

function describe(kernel: string, name: string, tensor: Shaped, terms: string[], sizes: Map<string, number>): string {
  const wanted = terms.map((term) => `${term}${sizes.has(term) ? ` = ${sizes.get(term)}` : ''}`);
  return `${kernel}: ${name} must be [${wanted.join(', ')}], but is [${tensor.shape.join(', ')}]`;
}
