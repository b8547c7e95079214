interface ChoiceProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly name: string; readonly off?: boolean }[];
  readonly onChange: (value: T) => void;
  readonly hint?: string;
}

/** One of a few values. */
export function Choice<T extends string | number>({ label, value, options, onChange, hint }: ChoiceProps<T>) {
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
