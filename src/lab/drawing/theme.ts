import { computed, signal } from '@preact/signals';
import { readText, writeText } from '../storage/localText.ts';

/** Light or dark as the system has it, or as the reader chose. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORE = 'samplescope theme';
const SYSTEM_DARK = matchMedia('(prefers-color-scheme: dark)');

const systemDark = signal(SYSTEM_DARK.matches);

/** Follows the system from light to dark and back. */
export function followSystemTheme(): void {
  SYSTEM_DARK.addEventListener('change', ({ matches }) => {
    systemDark.value = matches;
  });
}

export const theme = signal<Theme>(THEMES.find((name) => name === readText(STORE)) ?? 'system');

/** Whether the page is dark now. */
export const dark = computed(() => (theme.value === 'system' ? systemDark.value : theme.value === 'dark'));

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  writeText(STORE, chosen === 'system' ? null : chosen);
}

/** A style sheet that is dark where the system is, made dark where the reader chose so. */
export function themed(css: string): string {
  const media = theme.value === 'system' ? '(prefers-color-scheme:dark)' : dark.value ? 'all' : 'not all';
  const scheme = theme.value === 'system' ? 'light dark' : theme.value;
  return css
    .replaceAll(/\(prefers-color-scheme:\s*dark\)/g, media)
    .replaceAll(/color-scheme:\s*light dark/g, `color-scheme:${scheme}`);
}
