import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import './choiceDialog.css';

interface ChoiceDialogProps {
  /** What screen readers call it. */
  readonly name: string;
  readonly title: string;
  readonly note: string;
  /** What there is to choose from. */
  readonly choices: readonly Choice[];
  /** Chosen nothing. */
  readonly onCancel: () => void;
  /** What stands below the choices. */
  readonly children?: ComponentChildren;
}

interface Choice {
  /** Tells the choices apart. */
  readonly key: string;
  readonly content: ComponentChildren;
  readonly choose: () => void;
}

/** A dialog of which one choice is taken, or none. It is open for as long as it is drawn. */
export function ChoiceDialog({ name, title, note, choices, onCancel, children }: ChoiceDialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => ref.current?.showModal(), []);
  return (
    <dialog class="choice" ref={ref} aria-label={name} onClose={onCancel}>
      <h2>{title}</h2>
      <p class="note">{note}</p>
      <ul>
        {choices.map(({ key, content, choose }) => (
          <li key={key}>
            <button type="button" onClick={choose}>
              {content}
            </button>
          </li>
        ))}
      </ul>
      {children}
      <button type="button" class="plain" onClick={() => ref.current?.close()}>
        Cancel
      </button>
    </dialog>
  );
}
