import type { Figure } from './figure.ts';
import { figure01 } from './figure01/figure.ts';
import { figure02 } from './figure02/figure.ts';
import { figure03 } from './figure03/figure.ts';
import { figure04 } from './figure04/figure.ts';
import { figure05 } from './figure05/figure.ts';
import { figure06 } from './figure06/figure.ts';
import { figure07 } from './figure07/figure.ts';
import { figure08 } from './figure08/figure.ts';
import { figure09 } from './figure09/figure.ts';
import { figure10 } from './figure10/figure.ts';

/** The figures in the order of their numbers. */
export const FIGURES: readonly Figure[] = [
  figure01,
  figure02,
  figure03,
  figure04,
  figure05,
  figure06,
  figure07,
  figure08,
  figure09,
  figure10,
];
