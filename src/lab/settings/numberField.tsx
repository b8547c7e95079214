import type { LabSettings } from '../session/settings.ts';
import { useMistake } from './useMistake.ts';

interface NumberFieldProps {
  readonly setting: keyof LabSettings;
  readonly label: string;
  /** `null` stands for `none`. */
  readonly value: number | null;
  readonly least: number;
  /** Whether it need not be whole. */
  readonly fraction?: boolean;
  /** The word for no number, where there may be none. */
  readonly none?: string;
  readonly onChange: (value: number | null) => void;
}

/** A number that is taken when the field is left or Enter is pressed; a wrong one is said where it stands. */
export function NumberField({ setting, label, value, least, fraction = false, none, onChange }: NumberFieldProps) {
  const read = (text: string): number | null | undefined => {
    if (none !== undefined && (text === '' || text === none)) return null;
    const number = text === '' ? Number.NaN : Number(text);
    return number >= least && (fraction ? Number.isFinite(number) : Number.isSafeInteger(number)) ? number : undefined;
  };
  const { ref, text, take } = useMistake(setting, label);
  const expected = `${fraction ? 'a number' : 'a whole number'} from ${least} on${none ? `, or ${none}` : ''}`;
  return (
    <label class="field" title={`${expected.replace('a', 'A')}.`}>
      <span>{label}</span>
      <input
        ref={ref}
        value={text ?? (value === null ? none : String(value))}
        inputMode={none ? 'text' : 'decimal'}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim();
          const number = read(typed);
          if (number === undefined) take(typed, expected);
          else onChange(number);
        }}
      />
    </label>
  );
}
