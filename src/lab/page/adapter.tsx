import { describeAdapter } from '../../platform/adapterChoice.ts';
import { adapter } from '../session/signals.ts';
import './adapter.css';

/** The adapter that trains: a GPU, or software in its place. */
export function Adapter() {
  const found = adapter.value;
  if (found === null) return null;
  const name = describeAdapter(found);
  const kind = found.software ? 'software, no GPU' : 'GPU';
  return (
    <p class="adapter" title={name}>
      <b>{kind}</b> {name}
    </p>
  );
}
