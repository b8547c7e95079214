import type { ProductChoice } from '../../src/gpu/products.ts';
import { ADAPTER, PRODUCTS } from '../../src/settings/adapterFlags.ts';
import { type Parser, refusal, someOf } from '../../src/settings/parsers.ts';
import type { Flag } from '../../src/settings/setting.ts';
import { BENCH_FLAGS, type BenchSettings, benchSettings, PARTS, type Part, USUAL_PARTS } from '../settings.ts';

/** What an address asks for. */
export interface BenchQuery {
  readonly parts: readonly Part[];
  readonly settings: BenchSettings;
  readonly adapter: string;
  readonly products: ProductChoice;
}

/** Reads `parts=roof,step` and the flags of `samplescope bench`, such as `batch-size=7`. Throws RangeError. */
export function readQuery(query: URLSearchParams): BenchQuery {
  const ask = <T>({ flag, value }: Pick<Flag<T>, 'flag' | 'value'>) => valueIn(query, flag, value);
  const { hidden, batchSize, inputs, squares, rounds } = BENCH_FLAGS;
  return {
    parts: ask({ flag: 'parts', value: someOf(PARTS) }) ?? USUAL_PARTS,
    adapter: ask(ADAPTER) ?? ADAPTER.byDefault,
    products: ask(PRODUCTS) ?? PRODUCTS.byDefault,
    settings: benchSettings({
      hidden: ask(hidden),
      batchSize: ask(batchSize),
      inputs: ask(inputs),
      squares: ask(squares),
      rounds: ask(rounds),
    }),
  };
}

/** Undefined where the address does not say. */
function valueIn<T>(query: URLSearchParams, name: string, parser: Parser<T>): T | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const value = parser.read(text);
  if (value !== undefined) return value;
  throw new RangeError(refusal(name, parser, text));
}
