import type { PresetName } from '../../studies/presets.ts';
import type { GpuFlags } from '../flags/commonFlags.ts';
import type { DataFlags } from '../flags/dataFlags.ts';

/** What the flags of `study` parse to, beside those of its runs. What is left out, the preset gives. */
export interface StudyFlags extends GpuFlags, Omit<DataFlags, 'dataset'> {
  readonly dataset?: readonly string[];
  readonly preset?: PresetName;
  readonly figures?: readonly number[];
  readonly seeds?: number;
  readonly initialisations?: number;
  readonly clusters?: readonly [number, number];
  /** Most networks side by side. */
  readonly networks?: number;
  readonly out?: string;
  readonly force: boolean;
  readonly resume: boolean;
  readonly dryRun: boolean;
  readonly png: boolean;
}
