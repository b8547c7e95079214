import { PRODUCT_CHOICES, type ProductChoice } from '../../src/gpu/products.ts';
import { type BenchSettings, DEFAULTS, PARTS, type Part } from '../settings.ts';

/** What an address asks for. */
export interface BenchQuery {
  readonly parts: readonly Part[];
  readonly settings: BenchSettings;
  readonly adapter: string;
  readonly products: ProductChoice;
}

/** Reads `parts`, `adapter`, `products`, `hidden`, `batch-size`, `inputs`, `squares` and `rounds`. Throws RangeError. */
export function readQuery(query: URLSearchParams): BenchQuery {
  const words = query.get('parts')?.split(',') ?? ['roof', 'kernels', 'step'];
  const parts = PARTS.filter((part) => words.includes(part));
  if (parts.length < words.length) throw new RangeError(`parts must be some of ${PARTS.join(', ')}`);
  const products = PRODUCT_CHOICES.find((choice) => choice === (query.get('products') ?? 'measured'));
  if (products === undefined) throw new RangeError(`products must be one of ${PRODUCT_CHOICES.join(', ')}`);
  const hidden = numbers(query, 'hidden');
  return {
    parts,
    adapter: query.get('adapter') ?? 'auto',
    products,
    settings: {
      inputs: numbers(query, 'inputs')?.[0] ?? DEFAULTS.inputs,
      hidden: hidden ? [hidden] : DEFAULTS.hidden,
      batchSize: numbers(query, 'batch-size')?.[0] ?? DEFAULTS.batchSize,
      squares: numbers(query, 'squares') ?? DEFAULTS.squares,
      rounds: numbers(query, 'rounds')?.[0],
    },
  };
}

/** `512,512`, or `none`; undefined where the address does not say. */
function numbers(query: URLSearchParams, name: string): number[] | undefined {
  const text = query.get(name);
  if (text === null || text === 'none') return text === null ? undefined : [];
  const values = text.split(',').map(Number);
  if (values.every((value) => Number.isSafeInteger(value) && value > 0)) return values;
  throw new RangeError(`${name} must be whole numbers from 1 on, not '${text}'`);
}
