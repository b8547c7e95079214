import type { Command } from 'commander';
import { someText, wholeNumber } from '../../settings/parsers.ts';
import { addFlagWithDefault } from '../flags/addFlag.ts';
import { addJsonFlag } from '../flags/commonFlags.ts';
import { addDataDirFlag } from '../flags/dataFlags.ts';
import type { LabFlags } from './serveLab.ts';

const PORT = {
  flag: 'port',
  argument: '<n>',
  help: 'the port to listen on; 0 for any that is free',
  value: wholeNumber(0),
  byDefault: 8765,
};

const HOST = {
  flag: 'host',
  argument: '<name>',
  help: 'the address to listen on',
  value: someText(),
  byDefault: '127.0.0.1',
};

export function addLab(program: Command): void {
  const command = program
    .command('lab')
    .description('train in a browser tab and watch which samples shape which layers');
  addDataDirFlag(addFlagWithDefault(addFlagWithDefault(command, PORT), HOST));
  command.option('--open', 'open the page in the browser', false);
  addJsonFlag(command).action(async (flags: LabFlags) => {
    const { serveLab } = await import('./serveLab.ts');
    await serveLab(flags);
  });
}
