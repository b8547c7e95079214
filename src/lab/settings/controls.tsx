import { computed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { STROKES } from '../../../datasets/known/catalogue.ts';
import { BATCHES } from '../../batches/names.ts';
import type { Normalisation } from '../../importance/normalisation.ts';
import { ACTIVATIONS } from '../../run/choices.ts';
import { NORMALISATION_NAMES } from '../../studies/normalisationWords.ts';
import { readWidths } from '../address/address.ts';
import { keepInAddress, oneOf } from '../address/displayState.ts';
import { normalisation } from '../charts/normalisation.ts';
import { Explain } from '../explanations/explain.tsx';
import { OwnData } from '../files/ownData.tsx';
import { change } from '../session/actions.ts';
import { OWN } from '../session/settings.ts';
import { data, ownFiles, run, settings } from '../session/signals.ts';
import { NumberField } from './numberField.tsx';
import { useMistake } from './useMistake.ts';
import './settings.css';

const DATASETS = [
  { name: STROKES, title: 'strokes' },
  { name: 'mnist', title: 'MNIST' },
  { name: 'fashion-mnist', title: 'Fashion-MNIST' },
  { name: 'kmnist', title: 'Kuzushiji-MNIST' },
  { name: 'cifar10', title: 'CIFAR-10' },
] as const;

keepInAddress('look', normalisation, oneOf(Object.keys(NORMALISATION_NAMES) as Normalisation[]));

/** On a phone the settings are folded away, above the views. */
const NARROW = matchMedia('(max-width: 860px)');

const RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];

/** Whether a run has measured what batches can be sorted by: it changes seldom, and what is typed stays until it does. */
const sortable = computed(() => run.value !== null && run.value.epochs.length > 0);

/** Everything that a reader can set. */
export function Controls() {
  return (
    <details class="controls" open={!NARROW.matches}>
      <summary>Settings</summary>
      <form onSubmit={(event) => event.preventDefault()}>
        <DataControls />
        <NetworkControls />
        <TrainingControls />
        <fieldset>
          <legend>
            Look <Explain of="normalisation" />
          </legend>
          <Choice
            label="Importance"
            value={normalisation.value}
            options={Object.entries(NORMALISATION_NAMES).map(([value, name]) => ({ value, name }))}
            onChange={(value) => (normalisation.value = value as Normalisation)}
          />
        </fieldset>
      </form>
    </details>
  );
}

function DataControls() {
  const { dataset, samples, testSamples } = settings.value;
  const own = ownFiles.value ? [{ value: OWN, name: ownFiles.value.name }] : [];
  return (
    <fieldset>
      <legend>Data</legend>
      <Choice
        label="Data set"
        value={dataset}
        options={[...DATASETS.map(({ name, title }) => ({ value: name, name: title })), ...own]}
        onChange={(name) => change({ dataset: name })}
      />
      <NumberField
        setting="samples"
        label="Samples"
        value={samples}
        least={2}
        none="all"
        onChange={(wanted) => change({ samples: wanted })}
      />
      <NumberField
        setting="testSamples"
        label="Test samples"
        value={testSamples}
        least={1}
        none="all"
        onChange={(wanted) => change({ testSamples: wanted })}
      />
      {data.value && (
        <p class="note">
          {data.value.samples.toLocaleString('en')} to train, {data.value.testSamples.toLocaleString('en')} to test,{' '}
          {data.value.classes.length} classes
        </p>
      )}
      <OwnData />
    </fieldset>
  );
}

function NetworkControls() {
  const { hidden, activation, seed } = settings.value;
  const { ref, text, take } = useMistake('hidden', 'Hidden layers');
  return (
    <fieldset>
      <legend>Network</legend>
      <label class="field">
        <span>Hidden layers</span>
        <input
          ref={ref}
          value={text ?? (hidden.join(', ') || 'none')}
          inputMode="numeric"
          title="Units of each hidden layer, as in 64, 64, or none"
          onChange={(event) => {
            const typed = event.currentTarget.value.trim();
            const widths = readWidths(typed);
            if (widths) change({ hidden: widths });
            else take(typed, 'up to 8 widths from 1 to 4096, as in 64, 64, or none');
          }}
        />
      </label>
      <Choice
        label="Activation"
        value={activation}
        options={ACTIVATIONS.map((name) => ({ value: name, name }))}
        onChange={(value) => change({ activation: value })}
      />
      <NumberField
        setting="seed"
        label="Seed"
        value={seed}
        least={0}
        onChange={(value) => change({ seed: value ?? 0 })}
      />
    </fieldset>
  );
}

function TrainingControls() {
  const { learningRate, batchSize, weightDecay, batches, epochs } = settings.value;
  const rates = [...new Set([...RATES, learningRate])].sort((a, b) => a - b);
  return (
    <fieldset>
      <legend>
        Training <Explain of="batches" />
      </legend>
      <Choice
        label="Learning rate"
        value={learningRate}
        options={rates.map((rate) => ({ value: rate, name: String(rate) }))}
        onChange={(rate) => change({ learningRate: Number(rate) })}
      />
      <NumberField
        setting="batchSize"
        label="Batch size"
        value={batchSize}
        least={1}
        onChange={(value) => change({ batchSize: value ?? 1 })}
      />
      <NumberField
        setting="weightDecay"
        label="Weight decay"
        value={weightDecay}
        least={0}
        fraction
        onChange={(value) => change({ weightDecay: value ?? 0 })}
      />
      <Choice
        label="Batches"
        value={batches}
        options={BATCHES.map((name) => ({
          value: name,
          name,
          off: name !== 'Rand' && name !== batches && !sortable.value,
        }))}
        onChange={(name) => change({ batches: name })}
        hint="All but Rand sort the samples by the loss or the importance that the run before measured."
      />
      <NumberField
        setting="epochs"
        label="Epochs"
        value={epochs}
        least={1}
        none="endless"
        onChange={(value) => change({ epochs: value })}
      />
    </fieldset>
  );
}

interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly name: string; readonly off?: boolean }[];
  readonly onChange: (value: T) => void;
  readonly hint?: string;
  readonly children?: ComponentChildren;
}

function Choice<T extends string | number>({ label, value, options, onChange, hint }: ChoiceProps<T>) {
  return (
    <label class="field" title={hint}>
      <span>{label}</span>
      <select
        value={String(value)}
        onChange={(event) => {
          const chosen = options.find((option) => String(option.value) === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={String(option.value)} disabled={option.off ?? false}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
