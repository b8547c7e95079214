import { answerLabel } from '../session/actions.ts';
import { labelQuestion } from '../session/signals.ts';
import { ChoiceDialog } from './choiceDialog.tsx';
import './labelChoice.css';

/** Asks which column holds the classes, where the files alone do not tell. */
export function LabelChoiceDialog() {
  const question = labelQuestion.value;
  if (question === null) return null;
  return (
    <ChoiceDialog
      name="Choose the column with the classes"
      title={`Which column of ${question.files.name} holds the classes?`}
      note={question.sentence}
      choices={question.columns.map((column) => ({
        key: column,
        content: <b>{column}</b>,
        choose: () => answerLabel(column),
      }))}
      onCancel={() => answerLabel(null)}
    >
      <OtherColumn />
    </ChoiceDialog>
  );
}

/** A column that is not among the likely ones. */
function OtherColumn() {
  return (
    <form
      class="other-column"
      onSubmit={(event) => {
        event.preventDefault();
        const column = new FormData(event.currentTarget).get('column');
        if (typeof column === 'string' && column.trim() !== '') answerLabel(column.trim());
      }}
    >
      <label>
        Another column <input name="column" />
      </label>
      <button type="submit" class="button">
        Take it
      </button>
    </form>
  );
}
