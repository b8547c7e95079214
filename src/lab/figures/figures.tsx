import { useEffect, useRef } from 'preact/hooks';
import { PRESETS } from '../../studies/presets.ts';
import type { Studied } from '../study/protocol.ts';
import { runFigures, stopFigures, study } from './study.ts';
import './figures.css';

/** The ten figures of the paper, from a study that runs in the page. */
export function Figures() {
  const state = study.value;
  return (
    <div class="figures">
      <section class="study">
        <div>
          <h2>The ten figures</h2>
          <p>{words()}</p>
        </div>
        <StudyControls />
      </section>
      {state.is === 'failed' && (
        <p class="failure" role="alert">
          {state.sentence}
        </p>
      )}
      {state.is === 'done' && <Report studied={state.studied} />}
    </div>
  );
}

function words(): string {
  const { samples, settings, datasets, seeds } = PRESETS.quick;
  const { hidden, epochs } = settings;
  return (
    `What npx samplescope study --preset quick makes: ${samples} samples of ${datasets.join(', ')}, ${hidden.length} × ` +
    `${hidden[0]} units, ${epochs} epochs, trained with ${seeds} seeds and nine ways to build batches. It takes seconds on ` +
    'a GPU and about a minute without one, beside whatever trains in the other tab.'
  );
}

function StudyControls() {
  const state = study.value;
  if (state.is === 'running') return <Progress />;
  const done = state.is === 'done' ? `Done in ${Math.round(state.seconds)} s.` : '';
  const stopped = state.is === 'stopped' ? `Stopped; ${state.whole} of ${state.all} runs are whole.` : '';
  return (
    <p class="run" role="status">
      {done}
      {stopped}
      {state.is !== 'done' && (
        <button type="button" class="button primary" onClick={runFigures}>
          {state.is === 'stopped' ? 'Continue' : 'Run the study'}
        </button>
      )}
    </p>
  );
}

function Progress() {
  const state = study.value;
  const step = state.is === 'running' ? state.step : null;
  return (
    <div class="run">
      <span class="activity">{step ? step.activity : 'preparing …'}</span>
      <progress max={step?.total ?? 1} value={step?.done ?? 0} aria-label="Share of the study" />
      <span class="left">{step && `${step.left} left`}</span>
      <button type="button" class="button" onClick={stopFigures}>
        Stop
      </button>
    </div>
  );
}

/** The report's own markup and style, apart from the page's; what draws it is loaded when there is something to draw. */
function Report({ studied }: { studied: Studied }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    const root = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' });
    if (root) {
      void import('./studyReport.ts').then(({ showReport }) => showReport(root, studied, stop.signal)).catch(report);
    }
    return () => stop.abort();
  }, [studied]);
  return <div ref={host} class="report" />;
}

/** Leaving the tab while it is drawn is no failure. */
function report(error: unknown): void {
  if (error instanceof DOMException && error.name === 'AbortError') return;
  study.value = { is: 'failed', sentence: `The report could not be drawn: ${String(error)}. Reload the page.` };
}
