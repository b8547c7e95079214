import { readingSentences } from '../../../datasets/reading/sentences.ts';
import { escapeMarkup } from '../../plots/svgText.ts';
import { layerNames, parameterCounts } from '../../run/config.ts';
import type { Run } from '../../run/folder/read/readRun.ts';
import { optionWords } from '../../run/optionWords.ts';
import type { FigureInputs } from '../../studies/figureInputs.ts';
import { formatNumber } from '../html.ts';

/** A setting's name and its value in words; every run has the same names in the same order. */
type Setting = readonly [string, string];

/** Every setting of the runs, and what they ran on: one row per setting, one column per data set. */
export function runSection(allInputs: readonly FigureInputs[]): string {
  const runs = allInputs.map(({ run }) => run);
  const heads = allInputs.map(({ dataset }) => `<th scope="col">${escapeMarkup(dataset)}</th>`).join('');
  const head = allInputs.length > 1 ? `<thead><tr><th scope="col">setting</th>${heads}</tr></thead>` : '';
  const rows = [runs.map(settings), ...readingRows(runs), runs.map(environmentSettings)].flatMap(settingRows);
  return `<section id="run" aria-labelledby="run-title"><h2 id="run-title">Settings and machine</h2>
<table class="settings">${head}<tbody>${rows.join('')}</tbody></table></section>`;
}

function settingRows(columns: readonly (readonly Setting[])[]): string[] {
  return (columns[0] ?? []).map(([name], row) => {
    const cells = columns.map((column) => `<td>${escapeMarkup(column[row]?.[1] ?? '').replaceAll('\n', '<br>')}</td>`);
    return `<tr><th scope="row">${name}</th>${cells.join('')}</tr>`;
  });
}

/** Hidden layers as `3 × 64 ReLU units`, or each width where they differ. */
export function networkWords({ config: { hidden, activation } }: Run): string {
  const unit = { relu: 'ReLU', tanh: 'tanh', sigmoid: 'sigmoid', identity: 'linear' }[activation];
  if (hidden.length === 0) return 'no hidden layer';
  return `${widthsWords(hidden)} ${unit} units`;
}

/** `3 × 64`, or each width where they differ. */
export function widthsWords(hidden: readonly number[]): string {
  const same = hidden.every((width) => width === hidden[0]);
  return same ? `${hidden.length} × ${hidden[0]}` : hidden.join(', ');
}

function settings(run: Run): Setting[] {
  const { config } = run;
  const counts = parameterCounts(config);
  const perLayer = layerNames(config).map((name, d) => `${name} ${formatNumber(counts[d] ?? 0)}`);
  return [
    ['data set', config.dataset],
    ['training samples', samplesWords(config)],
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

/** What the files of each data set were read as, and what was said about them; nothing where no run says it. */
function readingRows(runs: readonly Run[]): Setting[][][] {
  if (runs.every(({ environment }) => environment.dataset.reading === undefined)) return [];
  return [
    runs.map(({ environment: { dataset }, config }) => [
      ['read as', dataset.reading ? readingSentences(dataset.reading).join('\n') : ''],
      ['reading flags', config.reading ? optionWords(config.reading) : 'none'],
    ]),
  ];
}

/** The number of training samples, and what was changed in them. */
function samplesWords({ samples, edits }: Run['config']): string {
  if (edits === undefined) return formatNumber(samples);
  const { relabelled, excluded } = edits;
  return `${formatNumber(samples)}, edited: ${formatNumber(excluded.length)} left out, ${formatNumber(relabelled.length)} with another label`;
}

function environmentSettings({ environment: { adapter, driver, runtime, dataset } }: Run): Setting[] {
  const name = adapter.description || [adapter.vendor, adapter.architecture].filter(Boolean).join(' ') || 'unknown';
  return [
    ['adapter', `${name}${adapter.software ? ' (software)' : ''}`],
    ['driver', driver || 'not named'],
    ['runtime', runtime],
    ['training data, SHA-256', dataset.train.sha256],
    ['test data, SHA-256', dataset.test.sha256],
  ];
}
