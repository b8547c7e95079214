import { type Table, threeDigits } from '../../../bench/table.ts';
import { PRODUCT_VARIANTS } from '../../gpu/products.ts';
import type { StoredChoice } from '../../kernels/products/storedChoices.ts';

/** What was measured of products, and the variant that was chosen for each class of them. */
export function choicesTable(choices: readonly StoredChoice[]): Table {
  const measured = PRODUCT_VARIANTS.filter((variant) => choices.some(({ rates }) => rates[variant] !== undefined));
  return {
    title: 'products, measured on first use; GFLOP/s of each variant',
    head: ['kernel', 'rows', 'columns', 'inner', 'networks', 'made by', ...measured, 'operands'],
    rows: choices.map(({ kernel, rows, columns, inner, networks, variant, rates, operands }) => [
      kernel,
      ...[rows, columns, inner, networks].map(String),
      variant,
      ...measured.map((name) => threeDigits(rates[name] ?? Number.NaN)),
      operands,
    ]),
    notes: ['sizes to the nearest power of two; measured anew where the shaders have changed'],
  };
}
