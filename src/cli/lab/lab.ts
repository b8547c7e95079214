import type { Command } from 'commander';
import { addJsonFlag } from '../flags/commonFlags.ts';
import { text, wholeNumber } from '../flags/parsers.ts';

const PORT = 8765;

export function addLab(program: Command): void {
  const command = program
    .command('lab')
    .description('train in a browser tab and watch which samples shape which layers');
  command
    .option('--port <n>', 'the port to listen on; 0 for any that is free', wholeNumber('--port', 0), PORT)
    .option('--host <name>', 'the address to listen on', text('--host'), '127.0.0.1')
    .option('--data-dir <folder>', 'a folder with data files; without it they are downloaded once', text('--data-dir'))
    .option('--open', 'open the page in the browser', false);
  addJsonFlag(command).action(async (flags) => {
    const { serveLab } = await import('./serveLab.ts');
    await serveLab(flags);
  });
}
