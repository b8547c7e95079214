import { PRODUCT_CHOICES } from '../gpu/products.ts';
import { oneOf, someText } from './parsers.ts';

/** Which adapter is opened. */
export const ADAPTER = {
  flag: 'adapter',
  argument: '<choice>',
  help: 'auto, hardware, software, or part of a name',
  value: someText(),
  byDefault: 'auto',
} as const;

/** How its products of matrices are made. */
export const PRODUCTS = {
  flag: 'products',
  argument: '<variant>',
  help: `how matrices are multiplied: ${PRODUCT_CHOICES.join(', ')}`,
  value: oneOf(PRODUCT_CHOICES),
  byDefault: 'measured',
} as const;
