import type { Issue } from '../../importance/issues/issues.ts';
import { formatPower } from '../../plots/numbers.ts';
import { SCORES, type Score, type ScoreName } from '../protocol/questions.ts';
import type { Sorting } from '../ranking/ranking.ts';
import type { ExplanationName } from './explanations.ts';

/** Scores in words, and how each is computed. */
const SCORE_WORDS: Readonly<Record<ScoreName, { readonly name: string; readonly help: string }>> = {
  tau: {
    name: 'importance τ',
    help: 'How far the sample moved all layers over the run: the sum of its squared changes over layers and epochs.',
  },
  importance: {
    name: 'importance now',
    help: 'How far the sample moved all layers in the last epoch: ‖(η/B)·∂L/∂θ‖² summed over the layers.',
  },
  nll: { name: 'loss (NLL)', help: 'Negative log-likelihood of the label in the last epoch, as the sample was met.' },
  margin: { name: 'margin', help: 'Logit of the label minus the largest other logit, in the last epoch.' },
  el2n: { name: 'EL2N', help: 'Length of softmax minus one-hot label, in the last epoch (Paul et al., 2021).' },
  meanMargin: {
    name: 'mean margin',
    help: 'The margin averaged over the epochs so far, also called area under the margin (Pleiss et al., 2020).',
  },
  forgettings: {
    name: 'times forgotten',
    help: 'How often the sample was predicted right in an epoch and wrong in the next (Toneva et al., 2019).',
  },
};

/** How each issue is found. */
export const ISSUE_HELP: Readonly<Record<Issue, string>> = {
  'wrong label':
    'Over the epochs so far the network gave another class the larger logit on average: its mean margin is negative.',
  forgotten: 'Predicted wrong in the last epoch, though right in an earlier one.',
  'never learned': 'Predicted right in no epoch so far.',
  redundant: 'Among the least important samples that have 1% of all importance τ between them.',
};

/** In the first epochs a network knows no class well: most mean margins are negative for want of training. */
const EPOCHS_TO_TELL = 10;

/** An issue in words, after so many epochs. */
export function issueWords(issue: Issue, epochs: number): string {
  if (issue !== 'wrong label') return issue;
  return `suspected wrong label${epochs < EPOCHS_TO_TELL ? ', tells after some ten epochs' : ''}`;
}

/** The scores of a network with these layers, by a key of one word. */
export function scoreChoices(layers: readonly string[]): { key: string; name: string; by: Score }[] {
  const whole = SCORES.map((by) => ({ key: by, name: SCORE_WORDS[by].name, by }));
  const ofLayers = layers.map((name, layer) => ({
    key: `layer${layer}`,
    name: `importance in ${name}`,
    by: { layer },
  }));
  return [...whole.slice(0, 2), ...ofLayers, ...whole.slice(2)];
}

export function scoreName({ by, change }: Pick<Sorting, 'by' | 'change'>, layers: readonly string[]): string {
  const name = typeof by === 'object' ? `importance in ${layers[by.layer] ?? 'a layer'}` : SCORE_WORDS[by].name;
  return change ? `change of ${name}` : name;
}

export function scoreHelp({ by, change }: Pick<Sorting, 'by' | 'change'>): string {
  const help =
    typeof by === 'object'
      ? 'How far the sample moved this layer in the last epoch: ‖(η/B)·∂L/∂θ_d‖².'
      : SCORE_WORDS[by].help;
  return change ? `This run’s value minus that of the previous run, at the last epoch that both have. ${help}` : help;
}

/** Where the score's equation is. */
export function scoreExplanation(by: Score): ExplanationName {
  if (typeof by === 'object') return 'importanceByLayer';
  return by;
}

/** A number in three digits, small ones as powers of ten. */
export function readable(value: number): string {
  if (Number.isNaN(value)) return '–';
  const size = Math.abs(value);
  if (size === 0 || (size >= 0.009 && size < 1e4)) return String(Number(value.toPrecision(3))).replace('-', '−');
  return `${value < 0 ? '−' : ''}${formatPower(size)}`;
}
