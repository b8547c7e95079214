import type { Command } from 'commander';
import { type Parser, refusal } from '../../settings/parsers.ts';
import { type Flag, helpOf } from '../../settings/setting.ts';
import { UsageError } from '../terminal/exit.ts';

/** Adds a flag to a command. It is undefined where it is not given: presets and the paper say what holds then. */
export function addFlag<T>(command: Command, flag: Flag<T>): Command {
  if (flag.argument === '') return command.option(`--${flag.flag}`, helpOf(flag));
  return command.option(optionOf(flag), helpOf(flag), orUsageError(`--${flag.flag}`, flag.value));
}

/** Adds a flag whose default commander itself fills in and names. */
export function addFlagWithDefault<T>(command: Command, flag: Flag<T> & { readonly byDefault: T }): Command {
  return command.option(optionOf(flag), flag.help, orUsageError(`--${flag.flag}`, flag.value), flag.byDefault);
}

/** Adds a flag that is given once for each of several values. */
export function addRepeatedFlag<T>(command: Command, flag: Flag<T>): Command {
  const read = orUsageError(`--${flag.flag}`, flag.value);
  const collect = (text: string, sofar: readonly T[] = []) => [...sofar, read(text)];
  return command.option(optionOf(flag), `${flag.help}; once for each of several`, collect);
}

/** Adds a flag that takes a list and may be repeated: the lists are joined. */
export function addListFlag<T>(command: Command, flag: Flag<readonly T[]>): Command {
  const read = orUsageError(`--${flag.flag}`, flag.value);
  const collect = (text: string, sofar: readonly T[] = []) => [...new Set([...sofar, ...read(text)])];
  return command.option(optionOf(flag), helpOf(flag), collect);
}

/** Reads the value of a flag or an argument. Throws UsageError, which names it. */
export function orUsageError<T>(name: string, parser: Parser<T>): (text: string) => T {
  return (text) => {
    const value = parser.read(text);
    if (value !== undefined) return value;
    throw new UsageError(refusal(name, parser, text));
  };
}

function optionOf({ flag, argument }: Pick<Flag<unknown>, 'flag' | 'argument'>): string {
  return `--${flag} ${argument}`;
}
