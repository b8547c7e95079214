import { chooseTheme, THEMES, theme } from '../drawing/theme.ts';
import { helpOpen } from '../help/helpOpen.ts';
import './headerButtons.css';

const WORDS = { system: 'as the system', light: 'light', dark: 'dark' } as const;

/** Light or dark, and help. */
export function HeaderButtons() {
  const next = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? 'system';
  const words = `Colours: ${WORDS[theme.value]}; change to ${WORDS[next]}`;
  return (
    <div class="header-buttons">
      <button type="button" aria-label={words} title={words} onClick={() => chooseTheme(next)}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="6" fill={theme.value === 'dark' ? 'currentColor' : 'none'} stroke="currentColor" />
          {theme.value === 'system' && <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />}
        </svg>
      </button>
      <button
        type="button"
        aria-label="Help: keys and a tour"
        title="Keys and a tour"
        onClick={() => (helpOpen.value = true)}
      >
        ?
      </button>
    </div>
  );
}
