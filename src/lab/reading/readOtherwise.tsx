import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import { READING_OPTIONS, READING_TABLE, type ReadingOptionName } from '../../settings/readingTable.ts';
import { readAs } from '../session/actions.ts';
import { OWN } from '../session/settings.ts';
import { ownFiles, refusedFiles, settings } from '../session/signals.ts';
import { OptionField } from './optionField.tsx';
import './readAs.css';

/** Lets the reader say how their own files are meant; every change reads them again. */
export function ReadOtherwise() {
  const refused = refusedFiles.value;
  const files = refused ?? (settings.value.dataset === OWN ? ownFiles.value : null);
  if (files === null) return null;
  const reading = files.reading ?? {};
  return (
    <details class="read-as" open={refused !== null}>
      <summary>{refused ? `Read ${refused.name} otherwise` : 'Read the files otherwise'}</summary>
      {READING_OPTIONS.map((name) => (
        <OptionField
          key={name}
          option={READING_TABLE[name]}
          value={reading[name]}
          onChange={(value) => readAs(withOption(reading, name, value))}
        />
      ))}
    </details>
  );
}

/** The options with this one; without it where nothing is said. */
function withOption(reading: ReadingOptions, name: ReadingOptionName, value: unknown): ReadingOptions {
  const { [name]: _, ...others } = reading;
  return value === undefined ? others : { ...others, [name]: value };
}
