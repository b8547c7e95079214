import { escapeMarkup } from '../plots/svgText.ts';
import { layerNames, parameterCounts } from '../run/config.ts';
import type { Run } from '../run/folder/readRun.ts';
import type { Material } from '../studies/material.ts';
import { formatNumber } from './html.ts';

/** Every setting of a run, and what it ran on. */
export function runSection(materials: readonly Material[]): string {
  const parts = materials.map(({ dataset, run }) => {
    const heading = materials.length > 1 ? `<h3>${escapeMarkup(dataset)}</h3>` : '';
    return `<div>${heading}${definitions(settings(run))}${definitions(surroundings(run))}</div>`;
  });
  return `<section id="run"><h2>Settings and machine</h2><div class="settings">${parts.join('')}</div></section>`;
}

/** Hidden layers as `3 × 64 ReLU units`, or each width where they differ. */
export function networkWords({ config: { hidden, activation } }: Run): string {
  const unit = { relu: 'ReLU', tanh: 'tanh', sigmoid: 'sigmoid', identity: 'linear' }[activation];
  if (hidden.length === 0) return 'no hidden layer';
  const same = hidden.every((width) => width === hidden[0]);
  const widths = same ? `${hidden.length} × ${hidden[0]}` : hidden.join(', ');
  return `${widths} ${unit} units`;
}

function settings(run: Run): [string, string][] {
  const { config } = run;
  const counts = parameterCounts(config);
  const perLayer = layerNames(config).map((name, d) => `${name} ${formatNumber(counts[d] ?? 0)}`);
  return [
    ['data set', config.dataset],
    ['training samples', formatNumber(config.samples)],
    ['test samples', formatNumber(config.testSamples)],
    ['classes', config.classes.join(', ')],
    ['inputs', formatNumber(config.inputs)],
    ['hidden layers', networkWords(run)],
    ['parameters', perLayer.join(', ')],
    ['epochs', formatNumber(config.epochs)],
    ['batch size', formatNumber(config.batchSize)],
    [
      'batches',
      `${config.batches}, ${config.order === 'fixed' ? 'the same in every epoch' : 'drawn anew in each epoch'}`,
    ],
    ['learning rate', String(config.learningRate)],
    ['weight decay', String(config.weightDecay)],
    ['seeds', `${config.seed} for the parameters, ${config.orderSeed} for the order`],
    ['program', `${config.tool} ${config.version}`],
  ];
}

function surroundings({ environment: { adapter, driver, runtime, dataset } }: Run): [string, string][] {
  const name = adapter.description || [adapter.vendor, adapter.architecture].filter(Boolean).join(' ') || 'unknown';
  return [
    ['adapter', `${name}${adapter.software ? ' (software)' : ''}`],
    ['driver', driver || 'not named'],
    ['runtime', runtime],
    ['training data, SHA-256', dataset.train.sha256],
    ['test data, SHA-256', dataset.test.sha256],
  ];
}

function definitions(pairs: readonly [string, string][]): string {
  const items = pairs.map(([name, value]) => `<dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd>`);
  return `<dl>${items.join('')}</dl>`;
}
