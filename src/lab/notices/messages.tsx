import { closeFailure, closeNotice } from '../session/actions.ts';
import { failure, notices } from '../session/signals.ts';
import './messages.css';

/** Failures and notices; each can be closed. */
export function Messages() {
  const failed = failure.value;
  return (
    <div class="messages">
      {failed && (
        <p class="failure" role="alert">
          {failed.sentence}
          <CloseButton close={closeFailure} />
        </p>
      )}
      {notices.value.map(({ sentence }) => (
        <p class="notice" role="status" key={sentence}>
          {sentence}
          <CloseButton close={() => closeNotice(sentence)} />
        </p>
      ))}
    </div>
  );
}

function CloseButton({ close }: { close: () => void }) {
  return (
    <button type="button" aria-label="Close" onClick={close}>
      ×
    </button>
  );
}
