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
    if (fits) continue;
    const found = `[${tensor.shape.join(', ')}]`;
    throw new ShapeError(`${kernel}: ${name} must be ${shapeWords(terms, sizes)}, but is ${found}`);
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

/** For instance `[networks = 1, inputs+1]`, where the size of `inputs` is not known. */
function shapeWords(terms: readonly string[], sizes: ReadonlyMap<string, number>): string {
  const words = terms.map((term) => `${term}${sizes.has(term) ? ` = ${sizes.get(term)}` : ''}`);
  return `[${words.join(', ')}]`;
}
