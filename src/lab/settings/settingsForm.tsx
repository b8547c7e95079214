import { computed } from '@preact/signals';
import { KNOWN_DATASETS } from '../../../datasets/known/catalogue.ts';
import type { Normalisation } from '../../importance/normalisation.ts';
import { wordsOf } from '../../settings/setting.ts';
import { SETTINGS } from '../../settings/table.ts';
import { NORMALISATION_NAMES } from '../../studies/normalisationWords.ts';
import { normalisation } from '../drawing/normalisation.ts';
import { Explain } from '../explanations/explain.tsx';
import { OwnData } from '../files/ownData.tsx';
import { ReadAs } from '../reading/readAs.tsx';
import { ReadOtherwise } from '../reading/readOtherwise.tsx';
import { change } from '../session/actions.ts';
import { OWN } from '../session/settings.ts';
import { data, ownFiles, run, settings } from '../session/signals.ts';
import { Choice } from './choice.tsx';
import { SettingField } from './settingField.tsx';
import './settings.css';

/** On a phone the settings are folded away, above the views. */
const NARROW = matchMedia('(max-width: 860px)');

/**
 * Whether a run has scores to sort batches by. It is computed, so that the form is drawn again only when it changes and
 * typed text stays.
 */
const sortable = computed(() => run.value !== null && run.value.epochs.length > 0);

/** Everything that a reader can set. */
export function SettingsForm() {
  return (
    <details class="controls" open={!NARROW.matches}>
      <summary>Settings</summary>
      <form onSubmit={(event) => event.preventDefault()}>
        <DataControls />
        <NetworkControls />
        <TrainingControls />
        <fieldset>
          <legend>
            Normalisation <Explain of="normalisation" />
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
  const { dataset } = settings.value;
  const own = ownFiles.value ? [{ value: OWN, name: ownFiles.value.name }] : [];
  return (
    <fieldset>
      <legend>Data</legend>
      <Choice
        label={SETTINGS.dataset.lab.label}
        value={dataset}
        options={[...KNOWN_DATASETS.map(({ name, title }) => ({ value: name, name: title })), ...own]}
        onChange={(name) => change({ dataset: name })}
      />
      <SettingField setting="samples" />
      <SettingField setting="testSamples" />
      {data.value && (
        <p class="note">
          {data.value.samples.toLocaleString('en')} to train, {data.value.testSamples.toLocaleString('en')} to test,{' '}
          {data.value.classes.length} classes
        </p>
      )}
      <ReadAs />
      <ReadOtherwise />
      <OwnData />
    </fieldset>
  );
}

function NetworkControls() {
  const { activation } = settings.value;
  return (
    <fieldset>
      <legend>Network</legend>
      <SettingField setting="hidden" />
      <Choice
        label={SETTINGS.activation.lab.label}
        value={activation}
        options={wordsOf(SETTINGS.activation.lab).map((name) => ({ value: name, name }))}
        onChange={(value) => change({ activation: value })}
      />
      <SettingField setting="seed" />
    </fieldset>
  );
}

function TrainingControls() {
  return (
    <fieldset>
      <legend>
        Training <Explain of="batches" />
      </legend>
      <LearningRateChoice />
      <SettingField setting="batchSize" />
      <SettingField setting="weightDecay" />
      <BatchesChoice />
      <SettingField setting="epochs" />
    </fieldset>
  );
}

function LearningRateChoice() {
  const { learningRate } = settings.value;
  const { label, suggested = [] } = SETTINGS.learningRate.lab;
  const rates = [...new Set([...suggested, learningRate])].sort((a, b) => a - b);
  return (
    <Choice
      label={label}
      value={learningRate}
      options={rates.map((rate) => ({ value: rate, name: String(rate) }))}
      onChange={(rate) => change({ learningRate: Number(rate) })}
    />
  );
}

function BatchesChoice() {
  const { batches } = settings.value;
  return (
    <Choice
      label={SETTINGS.batches.lab.label}
      value={batches}
      options={wordsOf(SETTINGS.batches.lab).map((name) => ({
        value: name,
        name,
        off: name !== 'Rand' && name !== batches && !sortable.value,
      }))}
      onChange={(name) => change({ batches: name })}
      hint="All but Rand sort the samples by the loss or the importance that the previous run measured."
    />
  );
}
