import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import type { RunSettings } from '../../run/config.ts';
import type { Edits } from '../../run/edits/edits.ts';
import type { Question } from './questions.ts';
import type { OwnFile } from './values.ts';

/** The page asks the worker to do something; what comes of it arrives as events. */
export type Command =
  /** Opens an adapter: `auto`, or the one whose name holds this. */
  | { readonly do: 'open'; readonly adapter: string }
  /** `data` or `loadFailed` follows. */
  | { readonly do: 'load'; readonly data: DataRequest }
  /** Shows the run of a folder, at a path that `runs` gave; there is nothing to train on then. */
  | { readonly do: 'openRun'; readonly name: string; readonly files: readonly OwnFile[]; readonly path: string }
  /** Loads the data of the opened run, and refuses others. */
  | { readonly do: 'attach'; readonly data: DataRequest }
  /** Gives up loading. */
  | { readonly do: 'cancel' }
  | BeginCommand
  /** Trains the present run on. */
  | { readonly do: 'goOn'; readonly how: GoOn }
  | { readonly do: 'pause' }
  /** Trains at most so many steps per second; `null` for as many as the adapter can. */
  | { readonly do: 'speed'; readonly stepsPerSecond: number | null }
  /** Playing stops after this epoch; `null` for never. */
  | { readonly do: 'stopAt'; readonly epochs: number | null }
  | { readonly do: 'ask'; readonly id: number; readonly question: Question };

/** A new run from its first epoch: `began` or `beginFailed` follows, after a while where the run is large. */
export interface BeginCommand {
  readonly do: 'begin';
  /** A batch larger than the data takes all of them. */
  readonly settings: RunSettings;
  /** What the run changes in its training data. */
  readonly edits?: Edits | null;
  /** How it trains once it has begun; held where left out. */
  readonly goOn?: GoOn | null;
}

/** How far a training goes on: until the last wanted epoch, by one batch, or to the end of the epoch. */
export type GoOn = 'play' | 'batch' | 'epoch';

/** A data set by its name, or the reader's own files, which stay on the machine. */
export type DataRequest = DataLimits &
  (
    | { readonly from: 'name'; readonly name: string }
    | {
        readonly from: 'files';
        readonly name: string;
        readonly files: readonly OwnFile[];
        /** What the reader says about them. */
        readonly reading?: ReadingOptions | undefined;
      }
  );

interface DataLimits {
  /** The first so many samples; all where left out. */
  readonly samples?: number | undefined;
  readonly testSamples?: number | undefined;
}
