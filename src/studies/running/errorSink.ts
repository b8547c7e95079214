import { type Folder, writeWhole } from '../../platform/folder.ts';
import type { RunConfig } from '../../run/config.ts';
import type { Environment } from '../../run/environment.ts';
import { CONFIG_FILE, ENVIRONMENT_FILE, FINAL_FILE, snapshotFile } from '../../run/folder/layout.ts';
import { EpochsFile } from '../../run/folder/write/epochsFile.ts';
import { encodeSafetensors, type NamedTensor } from '../../run/formats/safetensors.ts';
import type { EpochRecords, EpochRow } from '../../run/records.ts';
import type { RunSink } from '../../run/training/plannedRun.ts';
import type { CheckpointClock } from './checkpointClock.ts';
import { runFolder } from './layout.ts';
import type { StudyRun } from './settings.ts';

/**
 * Keeps the rows of a run's epochs, and its parameters where its path is followed, a checkpoint is due, or its end is
 * compared with others'.
 */
export class ErrorSink implements RunSink {
  readonly rows: EpochRow[];

  constructor(
    private readonly folder: Folder,
    private readonly run: StudyRun,
    private readonly clock: CheckpointClock,
    private readonly epochs: number,
    rows: readonly EpochRow[],
  ) {
    this.rows = [...rows];
  }

  async appendEpoch(_records: EpochRecords, rows: readonly EpochRow[]): Promise<void> {
    this.rows.push(...rows);
  }

  async appendPartialEpoch(): Promise<void> {}

  wantsSnapshot(epoch: number): boolean {
    return this.run.path || this.isEnd(epoch) || this.clock.isDue(epoch);
  }

  async writeSnapshot(epoch: number, parameters: readonly NamedTensor[]): Promise<void> {
    const file = this.isEnd(epoch) ? FINAL_FILE : snapshotFile(epoch);
    await writeWhole(runFolder(this.folder, this.run), file, encodeSafetensors(parameters));
  }

  private isEnd(epoch: number): boolean {
    return this.run.end && epoch === this.epochs;
  }

  async close(config: RunConfig, environment: Environment): Promise<void> {
    const folder = runFolder(this.folder, this.run);
    await writeWhole(folder, CONFIG_FILE, `${JSON.stringify(config, null, 2)}\n`);
    await writeWhole(folder, ENVIRONMENT_FILE, `${JSON.stringify(environment, null, 2)}\n`);
    const file = new EpochsFile(folder);
    file.append(this.rows);
    await file.close();
  }
}
