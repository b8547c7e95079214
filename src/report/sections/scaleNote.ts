import { escapeMarkup } from '../../plots/svgText.ts';
import type { Run } from '../../run/folder/read/readRun.ts';
import type { FigureInputs } from '../../studies/figureInputs.ts';
import { listed, percent } from '../../studies/words.ts';
import { formatNumber } from '../html.ts';
import { networkWords } from './runSection.ts';

/** What the paper trained (its section 3.1). */
const PAPER = { samples: 50_000, epochs: 50, hidden: [512, 512, 512] } as const;

/**
 * Says how much less than the paper's a study's runs are, and what its claims can therefore carry; empty at full size.
 */
export function scaleNote(allInputs: readonly FigureInputs[]): string {
  const smaller = allInputs.filter(({ run }) => isSmaller(run));
  if (smaller.length === 0) return '';
  const sizes = new Map<string, string[]>();
  for (const { run, dataset } of smaller) sizes.set(sizeWords(run), [...(sizes.get(sizeWords(run)) ?? []), dataset]);
  const here = [...sizes].map(([words, names]) => `${words} of ${listed(names.map(escapeMarkup))}`);
  return `<p class="note">The paper trained 3 × 512 units for 50 epochs on 50,000 samples of MNIST and of CIFAR-10. Here it
was ${listed(here)}. What fails at this size may hold at the paper's, and the reverse.</p>`;
}

function sizeWords(run: Run): string {
  const { epochs, samples, testSamples } = run.config;
  const one = `one test sample is ${percent(1 / testSamples)} of the error`;
  return `${networkWords(run)} for ${epochs} epochs (${one}) on ${formatNumber(samples)} samples`;
}

function isSmaller({ config: { samples, epochs, hidden } }: Run): boolean {
  const narrower = hidden.length !== PAPER.hidden.length || hidden.some((width) => width < 512);
  return samples < PAPER.samples || epochs < PAPER.epochs || narrower;
}
