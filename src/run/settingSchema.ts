import * as z from 'zod';
import type { Flag } from '../settings/setting.ts';

/** A value from a file, checked as the flag of its setting checks it. */
export function settingSchema<T>({ value }: Flag<T>): z.ZodType<T> {
  return z.custom<T>((found) => value.holds(found), { error: `must be ${value.expected}` });
}
