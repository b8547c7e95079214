import { escapeMarkup } from '../../plots/svgText.ts';
import type { Run } from '../../run/folder/read/readRun.ts';
import type { FigureInputs } from '../../studies/figureInputs.ts';
import { presetRequest } from '../../studies/request.ts';
import { listed, percent } from '../../studies/words.ts';
import { formatNumber } from '../html.ts';
import { networkWords, widthsWords } from './runSection.ts';

/** What the paper trained (its section 3.1). */
const { samples: PAPER_SAMPLES, settings: PAPER } = presetRequest('paper');

/**
 * Says how much smaller a study's runs are than the paper's, and what that means for its claims; empty at full size.
 */
export function scaleNote(allInputs: readonly FigureInputs[]): string {
  const smaller = allInputs.filter(({ run }) => isSmaller(run));
  if (smaller.length === 0) return '';
  const sizes = new Map<string, string[]>();
  for (const { run, dataset } of smaller) sizes.set(sizeWords(run), [...(sizes.get(sizeWords(run)) ?? []), dataset]);
  const here = [...sizes].map(([words, names]) => `${words} of ${listed(names.map(escapeMarkup))}`);
  return `<p class="note">The paper trained ${paperWords()} of MNIST and of CIFAR-10. Here it
was ${listed(here)}. What fails at this size may hold at the paper's, and the reverse.</p>`;
}

function paperWords(): string {
  const { hidden, epochs } = PAPER.run;
  return `${widthsWords(hidden)} units for ${epochs} epochs on ${formatNumber(PAPER_SAMPLES)} samples`;
}

function sizeWords(run: Run): string {
  const { epochs, samples, testSamples } = run.config;
  const one = `one test sample is ${percent(1 / testSamples)} of the error`;
  return `${networkWords(run)} for ${epochs} epochs (${one}) on ${formatNumber(samples)} samples`;
}

function isSmaller({ config: { samples, epochs, hidden } }: Run): boolean {
  const { run } = PAPER;
  const narrower =
    hidden.length !== run.hidden.length || hidden.some((width, layer) => width < (run.hidden[layer] ?? 0));
  return samples < PAPER_SAMPLES || epochs < run.epochs || narrower;
}
