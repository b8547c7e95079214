import type { Command } from 'commander';
import { BATCHES, scoreOf } from '../../batches/names.ts';
import { ACTIVATIONS, ORDERS, type RunSettings } from '../../run/config.ts';
import { runSettingsOf } from '../../run/paperSettings.ts';
import { UsageError } from '../terminal/exit.ts';
import { hiddenLayers, nonNegativeNumber, oneOf, positiveNumber, text, wholeNumber } from './parsers.ts';

/** Adds the flags of every training to a command. They have no defaults here: presets and the paper give those. */
export function addRunFlags(command: Command): Command {
  return command
    .option('--hidden <widths>', 'units of the hidden layers, or none (512,512,512)', hiddenLayers('--hidden'))
    .option('--activation <name>', `${ACTIVATIONS.join(', ')} (relu)`, oneOf('--activation', ACTIVATIONS))
    .option('--epochs <n>', 'visits of every sample (50)', wholeNumber('--epochs', 1))
    .option('--batch-size <n>', 'samples of a step (100)', wholeNumber('--batch-size', 1))
    .option('--learning-rate <rate>', 'step size, constant (0.1)', positiveNumber('--learning-rate'))
    .option('--weight-decay <rate>', 'on weights and biases (1e-5)', nonNegativeNumber('--weight-decay'))
    .option('--seed <n>', 'draws the parameters (1)', wholeNumber('--seed', 0))
    .option('--order-seed <n>', 'draws the visit order (the seed)', wholeNumber('--order-seed', 0))
    .option('--order <kind>', 'fixed, or shuffled anew each epoch (fixed)', oneOf('--order', ORDERS));
}

/** Adds the flags of a single run, which a study decides for itself. */
export function addSingleRunFlags(command: Command): Command {
  return command
    .option('--batches <name>', `how batches are built: ${BATCHES.join(', ')}`, oneOf('--batches', BATCHES))
    .option('--scores <folder>', 'the run folder whose scores sort the samples into batches', text('--scores'))
    .option('--snapshot-every <n>', 'keep the parameters every n epochs', wholeNumber('--snapshot-every', 1))
    .option('--no-norms', 'measure no importance');
}

/** The settings of a run: what the flags say, over the defaults. */
export function runSettings(flags: object, defaults: Partial<RunSettings> = {}): RunSettings {
  return runSettingsOf({ ...defaults, ...flags });
}

/** Throws UsageError where the flags about batches contradict each other. */
export function checkBatches({ batches, scores, order }: RunSettings): void {
  const sorts = scoreOf(batches) !== null;
  if (sorts && scores === undefined) {
    throw new UsageError(`--batches ${batches} sorts the samples: --scores must name a finished run folder`);
  }
  if (!sorts && scores !== undefined) throw new UsageError(`--scores has no use with --batches ${batches}`);
  if (sorts && order !== 'fixed') throw new UsageError(`--order must be fixed with --batches ${batches}, not ${order}`);
}
