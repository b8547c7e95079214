import { type DatasetOutline, featureCount, type SplitOutline } from '../../../datasets/dataset.ts';
import { formatOf, isStored } from '../../../datasets/features.ts';
import { sum } from '../../importance/sum.ts';
import { forwardOperations, trainingOperations } from '../../mlp/arithmetic.ts';
import { networkShape, parameterCounts, type RunConfig } from '../../run/config.ts';
import { configOf, type DatasetStudy, isRepetition, PATHS_FIGURE } from './plan.ts';
import type { StudyRun, StudySettings } from './settings.ts';
import { type AdapterRoom, networkBytes } from './sideBySide.ts';

/** What the study of one data set needs. Bytes are estimates of the most at any time. */
export interface DatasetCost {
  readonly runs: number;
  /** The runs that train side by side, in the order of their turns. */
  readonly units: readonly number[];
  /** Parameters of a network. */
  readonly parameters: number;
  /** Floating-point operations of all trainings and evaluations, and of the paths' inner products. */
  readonly operations: number;
  readonly gpuBytes: number;
  /** Memory of the host while a unit trains, without the data. */
  readonly trainingBytes: number;
  /**
   * Memory of the host while the figures are drawn: the first run's records, one repetition's, and α of the other
   * seeds' runs.
   */
  readonly recordBytes: number;
  readonly dataBytes: number;
  /** Space on the disk at the end; until then `checkpointBytes` and `pathBytes` come on top. */
  readonly diskBytes: number;
  readonly checkpointBytes: number;
  readonly pathBytes: number;
}

/** Operations of a run, evaluations included. */
export function runOperations(config: RunConfig): number {
  const shape = networkShape(config);
  const epoch = trainingOperations(shape) * config.samples + forwardOperations(shape) * config.testSamples;
  return epoch * config.epochs;
}

/** Node, Dawn, the program and its plots, with what is garbage but not yet collected: measured at preset `paper`. */
const PROGRAM_BYTES = 550e6;

/** What a study needs of a data set with these units, on an adapter with this room. */
export function datasetCost(
  room: AdapterRoom,
  study: DatasetStudy,
  units: readonly (readonly StudyRun[])[],
): DatasetCost {
  const { settings, data } = study;
  const runs = units.flat();
  const configs = runs.map((run) => configOf(study, run));
  const [first] = configs;
  if (first === undefined) throw new RangeError('a study has at least one run');
  const parameters = parameterCounts(first).reduce((sum, count) => sum + count, 0);
  const paths = pathCost(settings, runs);
  const features = featureBytes(data);
  const repeated = runs.filter(isRepetition).length;
  const recorded = runs.filter(({ keep }) => keep === 'records').length;
  const largest = (bytesOf: (config: RunConfig) => number) => largestUnit(study, units, bytesOf);
  return {
    runs: runs.length,
    units: units.map(({ length }) => length),
    parameters,
    operations: sum(configs.map(runOperations)) + paths.products * parameters,
    gpuBytes: features.gpu + largest((config) => networkBytes(room, config)),
    trainingBytes: largest((config) => epochBytes(config) + parameters * 4),
    recordBytes: recordBytes(first) * (repeated > 0 ? 2 : 1) + (recorded - repeated) * first.samples * first.epochs * 4,
    dataBytes: features.host,
    diskBytes: recorded * (rowBytes(first) * first.samples * first.epochs + 2 * parameters * 4),
    checkpointBytes: checkpointBytes(units, parameters),
    pathBytes: paths.points * parameters * 4,
  };
}

/** Bytes of all features on the GPU, without padding, and in the host's memory, which has none of those that are stored. */
function featureBytes({ image, train, test }: DatasetOutline): { gpu: number; host: number } {
  const onGpu = ({ samples, features }: SplitOutline) =>
    samples * featureCount(image) * (features && formatOf(features) === 'floats' ? 4 : 1);
  const onHost = (split: SplitOutline) => (split.features && isStored(split.features) ? 0 : onGpu(split));
  return { gpu: onGpu(train) + onGpu(test), host: onHost(train) + onHost(test) };
}

/** How many points figure 8 keeps, and for how many pairs of them it multiplies all parameters. */
function pathCost({ figures, run }: StudySettings, runs: readonly StudyRun[]): { points: number; products: number } {
  if (!figures.includes(PATHS_FIGURE)) return { points: 0, products: 0 };
  const rows = runs.filter(({ path }) => path).length * run.epochs;
  const ends = runs.filter(({ end }) => end);
  const endsPerSeed = new Set(ends.map(({ batches }) => batches)).size;
  return { points: rows + ends.length, products: rows * (rows + 1) + ends.length * (endsPerSeed + 1) };
}

/**
 * The most that the host has in memory: the data of all sets, and either a unit that trains or the records
 * of all sets. What a software adapter holds is the host's as well, and not counted.
 */
export function hostBytes(costs: readonly DatasetCost[]): number {
  const data = costs.reduce((sum, { dataBytes }) => sum + dataBytes, 0);
  const records = costs.reduce((sum, cost) => sum + cost.recordBytes, 0);
  return PROGRAM_BYTES + data + Math.max(records, ...costs.map(({ trainingBytes }) => trainingBytes));
}

/** The bytes of the unit that takes most. The runs of a unit have networks of one size. */
function largestUnit(
  study: DatasetStudy,
  units: readonly (readonly StudyRun[])[],
  bytesOf: (config: RunConfig) => number,
): number {
  const bytes = units.map((unit) => unit.slice(0, 1).map((run) => unit.length * bytesOf(configOf(study, run))));
  return Math.max(...bytes.flat());
}

/** Only runs without records have checkpoints; the previous one is removed once the next one is whole. */
function checkpointBytes(units: readonly (readonly StudyRun[])[], parameters: number): number {
  const unrecorded = units.filter(([run]) => run?.keep === 'errors').map(({ length }) => length);
  return 2 * Math.max(0, ...unrecorded) * parameters * 4;
}

/** Step, nll, prediction, margin and el2n of each visit, then gradient and importance of each layer. */
function recordBytes({ samples, epochs, hidden }: RunConfig): number {
  return samples * epochs * (5 + 2 * (hidden.length + 1)) * 4;
}

/**
 * Memory of the host for each network of a unit: an epoch's records as they are mapped, copied and decoded, with their
 * order, and the decoded ones of the epoch before, which are still being stored.
 */
function epochBytes({ samples, hidden, norms }: RunConfig): number {
  const columns = 4 + (norms ? hidden.length + 1 : 0);
  return samples * 4 * (4 * columns + 4);
}

/** A row of samples.parquet and of order.npy: its floats as they are, its integers packed into some three bytes. */
function rowBytes({ hidden }: RunConfig): number {
  return 4 * (3 + 2 * (hidden.length + 1) + 1) + 3 + 4;
}
