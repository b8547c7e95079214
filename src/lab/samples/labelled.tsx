import type { ComponentChildren } from 'preact';

/** A control of the bar behind its name. */
export function Labelled({ name, hint, children }: LabelledProps) {
  return (
    <div class="labelled" title={hint}>
      <span aria-hidden="true">{name}</span>
      {children}
    </div>
  );
}

interface LabelledProps {
  readonly name: string;
  readonly hint?: string | undefined;
  readonly children: ComponentChildren;
}
