import { labField } from '../../settings/labSettings.ts';
import type { LabSettingName } from '../../settings/values.ts';
import { change } from '../session/actions.ts';
import { settings } from '../session/signals.ts';
import { useMistake } from './useMistake.ts';

/** A field whose text is taken when it is left or Enter is pressed; a wrong one is said where it stands. */
export function SettingField({ setting }: { readonly setting: LabSettingName }) {
  const { label, value } = labField(setting);
  const { ref, text, take } = useMistake(setting);
  return (
    <label class="field" title={`${value.expected.charAt(0).toUpperCase()}${value.expected.slice(1)}.`}>
      <span>{label}</span>
      <input
        ref={ref}
        value={text ?? value.write(settings.value[setting]).replaceAll(',', ', ')}
        inputMode={value.none === undefined ? 'decimal' : 'text'}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim();
          const found = value.read(typed === '' && value.none !== undefined ? value.none : typed);
          if (found === undefined) take(typed);
          else change({ [setting]: found });
        }}
      />
    </label>
  );
}
