import type { LoadProgress } from '../../../datasets/source.ts';
import type { Examples } from '../../report/examples.ts';
import type { ClaimResult } from '../../studies/claims/claim.ts';
import type { Finding } from '../../studies/figure.ts';
import type { FigureInputs } from '../../studies/figureInputs.ts';
import type { PresetName } from '../../studies/presets.ts';
import type { StudyRequest } from '../../studies/request.ts';
import type { Failure } from '../protocol/events.ts';

/** What goes between the page and the worker that runs a study. */
export type StudyCommand =
  /** Runs a study, or what is left of the one that was stopped. */
  { readonly do: 'run'; readonly asked: PresetName | StudyRequest; readonly adapter: string } | { readonly do: 'stop' };

export type StudyEvent =
  | { readonly event: 'progress'; readonly progress: StudyStep }
  | { readonly event: 'done'; readonly studied: Studied; readonly seconds: number }
  /** Stopped by the reader: the whole runs stay, and the next `run` goes on after them. */
  | { readonly event: 'stopped'; readonly whole: number; readonly all: number }
  | { readonly event: 'failed'; readonly failure: Failure };

export interface StudyStep {
  readonly activity: string;
  readonly done: number;
  readonly total: number;
  /** For instance `42s`. */
  readonly left: string;
}

/** All that a report of one data set is drawn from. */
export interface StudiedDataset {
  readonly inputs: FigureInputs;
  readonly findings: readonly Finding[];
  readonly examples: Examples | null;
}

export interface Studied {
  readonly datasets: readonly StudiedDataset[];
  readonly claims: readonly ClaimResult[];
}

export function loadingStep({ activity, name, done, total }: LoadProgress): StudyStep {
  return { activity: `${activity} ${name}`, done, total, left: '…' };
}
