/** How each score and chart is computed: a few sentences, the equation in MathML, and the paper's figure. */
export interface Explanation {
  readonly title: string;
  readonly words: string;
  /** What stands inside `<math>`. */
  readonly equation: string;
  /** Number of the paper's figure that shows it. */
  readonly figure?: number;
  /** Who proposed it, where the paper did not. */
  readonly source?: Source;
}

/** A publication by its authors, year and title. */
export interface Source {
  readonly name: string;
  readonly link: string;
}

/** Submitted to ICLR 2017. */
const PAPER: Source = {
  name: 'Gao and Jojic, Sample Importance in Training Deep Neural Networks',
  link: 'https://openreview.net/forum?id=r1IRctqxg',
};

const i = (name: string) => `<mi>${name}</mi>`;
const o = (sign: string) => `<mo>${sign}</mo>`;
const sub = (base: string, index: string) => `<msub>${i(base)}<mrow>${index}</mrow></msub>`;
const squared = (inside: string) => `<msup><mrow>${o('‖')}${inside}${o('‖')}</mrow><mn>2</mn></msup>`;
const over = (above: string, below: string) => `<mfrac><mrow>${above}</mrow><mrow>${below}</mrow></mfrac>`;
const sum = (index: string) => `<munder>${o('∑')}<mrow>${index}</mrow></munder>`;
const [id, eq, minus] = [`${i('i')}${o(',')}${i('d')}`, o('='), o('−')];
const beta = sub('β', id);
const step = `${over(i('η'), i('B'))}${over(`${o('∂')}${sub('L', i('i'))}`, `${o('∂')}${sub('θ', i('d'))}`)}`;
const softmax = `${i('softmax')}${o('(')}${i('z')}${o(')')}`;
const label = sub('y', i('i'));

const BY_LAYER = `${sub('B', i('d'))}${eq}${sum(i('i'))}${beta}`;

/** By the names that charts and scores have in the code. */
export const EXPLANATIONS = {
  importanceByLayer: {
    title: 'Importance of a sample for a layer',
    words:
      'The squared length of the change that the sample’s own gradient causes in the weights and biases of the layer at ' +
      'its step, with learning rate η and batch size B. It is measured exactly, for every sample and layer, at the ' +
      'parameters that the sample met.',
    equation: `${beta}${eq}${squared(step)}`,
    figure: 2,
  },
  importance: {
    title: 'Importance of a sample in an epoch',
    words: 'Its importance for all layers together.',
    equation: `${sub('α', i('i'))}${eq}${sum(i('d'))}${beta}`,
    figure: 1,
  },
  tau: {
    title: 'Overall importance of a sample',
    words: 'Its importance for all layers, summed over the epochs so far.',
    equation: `${sub('τ', i('i'))}${eq}${sum(i('t'))}${sub('α', i('i'))}${o('(')}${i('t')}${o(')')}`,
    figure: 10,
  },
  nll: {
    title: 'Loss',
    words:
      'The negative log-likelihood of the label, in nats. Training values are those that each sample had when it was ' +
      'met, before its step; test values are measured after the epoch. The previous run is dashed.',
    equation: `${sub('L', i('i'))}${eq}${minus}${i('log')}<mspace width="0.2em"></mspace><msub><mrow>${softmax}</mrow>${label}</msub>`,
    figure: 9,
  },
  error: {
    title: 'Error',
    words:
      'The share of samples whose largest logit is not that of the label. Training predictions are those that each ' +
      'sample got when it was met, before its step; test predictions are made after the epoch.',
    equation: `${over('<mn>1</mn>', i('n'))}${sum(i('i'))}${o('[')}${i('arg max')}<mspace width="0.2em"></mspace>${sub('z', i('k'))}${o('≠')}${label}${o(']')}`,
    figure: 9,
  },
  margin: {
    title: 'Margin',
    words: 'The logit of the label minus the largest other one: below zero the prediction is wrong.',
    equation: `<msub>${i('z')}${label}</msub>${minus}<munder>${i('max')}<mrow>${i('k')}${o('≠')}${label}</mrow></munder>${sub('z', i('k'))}`,
  },
  el2n: {
    title: 'EL2N',
    words: 'The length of the error of the predicted probabilities, between 0 and √2.',
    equation: `<msub><mrow>${o('‖')}${softmax}${minus}<msub>${i('e')}${label}</msub>${o('‖')}</mrow><mn>2</mn></msub>`,
    source: {
      name: 'Paul, Ganguli and Dziugaite, Deep Learning on a Data Diet: Finding Important Examples Early in Training, 2021',
      link: 'https://arxiv.org/abs/2107.07075',
    },
  },
  meanMargin: {
    title: 'Mean margin',
    words:
      'The margin of the sample averaged over the T epochs so far, also called the area under the margin (Pleiss et al., ' +
      '2020). Where it is negative the network gave another class the larger logit on average: the label may be wrong.',
    equation: `${over('<mn>1</mn>', i('T'))}${sum(i('t'))}${sub('m', i('i'))}${o('(')}${i('t')}${o(')')}`,
    source: {
      name: 'Pleiss, Zhang, Elenberg and Weinberger, Identifying Mislabeled Data using the Area Under the Margin Ranking, 2020',
      link: 'https://arxiv.org/abs/2001.10528',
    },
  },
  forgettings: {
    title: 'Times forgotten',
    words:
      'How often the sample was predicted right in one epoch and wrong in the next (Toneva et al., 2019), r being 1 where ' +
      'the prediction is right and 0 where it is wrong.',
    equation: `${sum(i('t'))}${o('[')}${sub('r', i('i'))}${o('(')}${i('t')}${o(')')}${o('>')}${sub('r', i('i'))}${o('(')}${i('t')}${o('+')}<mn>1</mn>${o(')')}${o(']')}`,
    source: {
      name: 'Toneva and others, An Empirical Study of Example Forgetting during Deep Neural Network Learning, 2019',
      link: 'https://arxiv.org/abs/1812.05159',
    },
  },
  network: {
    title: 'Share of a layer, right now',
    words:
      'The importance of the samples visited in this epoch, summed for each layer, over that of all layers. The lines ' +
      'into a layer are the stronger, the larger its share.',
    equation: `${over(sub('B', i('d')), `${sum(i('k'))}${sub('B', i('k'))}`)}<mo>,</mo>${BY_LAYER}`,
    figure: 2,
  },
  movers: {
    title: 'Who moves it most',
    words: 'The samples with the largest importance α in the epoch, of those that are selected, if any are.',
    equation: `${sub('α', i('i'))}${eq}${sum(i('d'))}${beta}`,
    figure: 5,
  },
  layers: {
    title: 'Importance by layer',
    words:
      'The importance of all samples of an epoch, summed for each layer and stacked: the height is that of all layers.',
    equation: BY_LAYER,
    figure: 2,
  },
  classes: {
    title: 'Importance by class within each layer',
    words: 'The same sum over the samples of one class c at a time, one panel per layer.',
    equation: `${sub('B', `${i('d')}${o(',')}${i('c')}`)}${eq}${sum(`${label}${eq}${i('c')}`)}${beta}`,
    figure: 2,
  },
  shares: {
    title: 'Shares of the most important samples',
    words:
      'The samples are ranked by their overall importance τ. What the top 10%, the next 10% and the other 80% have of ' +
      'the importance of each layer over the run so far, G being one of these groups.',
    equation: over(`${sum(`${i('i')}${o('∈')}${i('G')}`)}${sum(i('t'))}${beta}`, `${sum(i('i'))}${sum(i('t'))}${beta}`),
    figure: 3,
  },
  scatter: {
    title: 'Loss against importance',
    words:
      'One point per sample: its loss when it was met, over its importance in that epoch, both on logarithmic axes. Many ' +
      'samples have a high loss and little importance, or the reverse.',
    equation: `${o('(')}${sub('α', i('i'))}${o(',')}${sub('L', i('i'))}${o(')')}`,
    figure: 4,
  },
  normalisation: {
    title: 'Three ways to look at importance',
    words:
      'Plain as it is measured; per parameter, divided by how many weights and biases the layer has, since large layers ' +
      'move further; relative, as a share of all importance in the epoch, since early gradients are larger.',
    equation: `${sub('B', i('d'))}<mo>,</mo>${over(sub('B', i('d')), `${o('|')}${sub('θ', i('d'))}${o('|')}`)}<mo>,</mo>${over(sub('B', i('d')), `${sum(i('k'))}${sub('B', i('k'))}`)}`,
    figure: 2,
  },
  batches: {
    title: 'How batches are built',
    words:
      'Rand splits the samples at random. The others go by the previous run: by loss (NLO easy first, RNLO reversed, NLM ' +
      'a mix in every batch, NLS shuffled once) or by overall importance (SIO, RSIO, SIM, SIS likewise).',
    equation: `${sub('L', i('i'))}${o('<')}${sub('L', i('j'))}<mo>,</mo>${sub('τ', i('i'))}${o('<')}${sub('τ', i('j'))}`,
    figure: 7,
  },
} as const satisfies Record<string, Explanation>;

export type ExplanationName = keyof typeof EXPLANATIONS;

/** Where a score or a chart comes from; undefined for what is common knowledge. */
export function sourceOf(name: ExplanationName): Source | undefined {
  const { figure, source }: Explanation = EXPLANATIONS[name];
  return source ?? (figure === undefined ? undefined : PAPER);
}
