#!/usr/bin/env node
import { Command } from 'commander';
import { VERSION } from '../version.ts';
import { addBench } from './bench/command.ts';
import { addDoctor } from './doctor/command.ts';
import { addInspect } from './inspect/command.ts';
import { addLab } from './lab/command.ts';
import { addReport } from './report/command.ts';
import { addStudy } from './study/command.ts';
import { fail } from './terminal/failure.ts';
import { watchOutputs } from './terminal/outputs.ts';
import { addTrain } from './train/command.ts';

const program = new Command('samplescope')
  .description('which training samples shape which layers of a neural network, and when')
  .version(VERSION)
  .exitOverride()
  .configureOutput({ outputError: () => undefined });

// Each command loads its work when it is called: the help should not wait for plots and image decoders.
for (const add of [addDoctor, addInspect, addTrain, addStudy, addReport, addLab, addBench]) add(program);

watchOutputs();

// An error that nobody awaited leaves the program in an unknown state, so it ends at once.
process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  fail(error);
}
