import { Argument, type Command } from 'commander';
import { someText, wholeNumber } from '../../settings/parsers.ts';
import type { Flag } from '../../settings/setting.ts';
import { addFlag, orUsageError } from '../flags/addFlag.ts';
import { addJsonFlag } from '../flags/commonFlags.ts';
import { addDataFlags } from '../flags/dataFlags.ts';
import { addReadingFlags } from '../flags/readingFlags.ts';
import type { InspectFlags } from './inspect.ts';

const SHEET: Flag<string> = {
  flag: 'sheet',
  argument: '<file>',
  help: 'write the first pictures of each class on a sheet, a .png',
  value: someText(),
};

const ROWS: Flag<number> = {
  flag: 'rows',
  argument: '<n>',
  help: 'show the first n training samples',
  value: wholeNumber(0),
  byDefault: 5,
};

export function addInspect(program: Command): void {
  const command = program.command('inspect').description('say what data are read as, without training');
  const path = new Argument('<path>', 'the path of a folder, an archive or a table, or the name of a data set');
  command.addArgument(path.argParser(orUsageError('the path', someText())));
  addReadingFlags(addDataFlags(addFlag(addFlag(command, ROWS), SHEET)));
  addJsonFlag(command).action(async (dataset: string, flags: InspectFlags) => {
    const { inspect } = await import('./inspect.ts');
    await inspect({ ...flags, dataset });
  });
}
