import { useRef } from 'preact/hooks';
import { refusal } from '../../settings/parsers.ts';
import type { ReadingOption } from '../../settings/readingTable.ts';

interface OptionFieldProps {
  readonly option: ReadingOption<unknown>;
  /** Undefined where nothing is said. */
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const YES_NO: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };

/** The field of an option that may be left unsaid: a choice where there are a few words, else a text. */
export function OptionField({ value, ...field }: OptionFieldProps) {
  const { option } = field;
  const text = value === undefined ? '' : option.value.write(value);
  const words = option.argument === '' ? Object.keys(YES_NO) : option.value.words?.map(String);
  return words ? <WordField {...field} words={words} text={text} /> : <TextField {...field} text={text} />;
}

interface FieldProps extends Omit<OptionFieldProps, 'value'> {
  /** The value as it is written; empty where nothing is said. */
  readonly text: string;
}

function WordField({ option, text, onChange, words }: FieldProps & { readonly words: readonly string[] }) {
  const unsaid = option.argument === '' ? 'false' : option.defaultWords;
  return (
    <label class="field" title={helpOf(option)}>
      <span>{option.field}</span>
      <select
        value={text || unsaid}
        onChange={({ currentTarget: { value } }) => onChange(value === unsaid ? undefined : option.value.read(value))}
      >
        {words.map((word) => (
          <option key={word} value={word}>
            {YES_NO[word] ?? word}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A text is taken when the field is left or Enter is pressed; a wrong one is said where it stands. */
function TextField({ option, text, onChange }: FieldProps) {
  const ref = useRef<HTMLInputElement>(null);
  const take = (typed: string) => {
    const value = typed === '' ? undefined : option.value.read(typed);
    const isWrong = typed !== '' && value === undefined;
    ref.current?.setCustomValidity(isWrong ? `${refusal(option.field, option.value, typed)}.` : '');
    if (isWrong) ref.current?.reportValidity();
    else onChange(value);
  };
  return (
    <label class="field" title={helpOf(option)}>
      <span>{option.field}</span>
      <input
        ref={ref}
        value={text}
        placeholder={option.defaultWords}
        onChange={({ currentTarget }) => take(currentTarget.value.trim())}
      />
    </label>
  );
}

function helpOf({ help }: ReadingOption<unknown>): string {
  return `${help.charAt(0).toUpperCase()}${help.slice(1)}.`;
}
