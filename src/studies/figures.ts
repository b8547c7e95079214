import type { Figure } from './figure.ts';
import { figure01 } from './figure01.ts';
import { figure02 } from './figure02.ts';
import { figure03 } from './figure03.ts';
import { figure04 } from './figure04.ts';
import { figure05 } from './figure05.ts';
import { figure06 } from './figure06.ts';
import { figure07 } from './figure07.ts';
import { figure08 } from './figure08.ts';
import { figure09 } from './figure09.ts';
import { figure10 } from './figure10.ts';

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
