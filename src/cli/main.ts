#!/usr/bin/env node
import { Command } from 'commander';
import { VERSION } from '../version.ts';
import { addDoctor } from './doctor.ts';
import { describeError, EXIT, exitStatus } from './exit.ts';
import { addReport } from './report.ts';
import { addStudy } from './study.ts';
import { addTrain } from './train.ts';

const program = new Command('samplescope')
  .description('which training samples shape which layers of a neural network, and when')
  .version(VERSION)
  .exitOverride()
  .configureOutput({ outputError: () => undefined });

for (const add of [addDoctor, addTrain, addStudy, addReport]) add(program);

// A reader that stops early, as in `samplescope doctor | head -1`, is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed),
);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitStatus(error);
  if (process.exitCode !== EXIT.done)
    process.stderr.write(`samplescope: ${describeError(error).replace(/^error: /, '')}\n`);
}
