/** Colours of figures. Data colours are mid-tones that stand out on white and on near-black alike. */

const HIDDEN_RAMP = ['#4269d0', '#1d9fb8', '#5fae4e'] as const;
const OUTPUT = '#f2643d';
const CLASSES = [
  '#4269d0',
  '#e0a100',
  '#ff725c',
  '#3fb59b',
  '#2f9e44',
  '#f06aa2',
  '#a463f2',
  '#6ba3f0',
  '#a9744f',
  '#8b919c',
] as const;

/** Colour of layer `index` of `layers`: hidden layers from blue over teal to green, the output layer orange. */
export function layerColour(index: number, layers: number): string {
  if (index === layers - 1) return OUTPUT;
  const place = layers > 2 ? index / (layers - 2) : 0;
  return place <= 0.5
    ? mix(HIDDEN_RAMP[0], HIDDEN_RAMP[1], place * 2)
    : mix(HIDDEN_RAMP[1], HIDDEN_RAMP[2], place * 2 - 1);
}

/** Colour of a class; beyond ten, hues a golden angle apart. */
export function classColour(label: number): string {
  return CLASSES[label] ?? `hsl(${Math.round(label * 137.5) % 360} 55% 52%)`;
}

/** Colours of the groups from the most to the least important samples. */
export const GROUP_COLOURS = ['#c2410c', '#e8913a', '#8b9bb4'] as const;

/**
 * Colours of the batch constructions: cold hues where they go by NLL, warm ones where they go by importance; in either,
 * the ordered, the reversed, the mixed and the shuffled ones from one end of the hues to the other. Rand is the ink.
 */
export const BATCH_COLOURS = {
  Rand: 'currentColor',
  NLO: '#3f6be8',
  RNLO: '#8e63e6',
  NLM: '#12a594',
  NLS: '#5aa9f0',
  SIO: '#dc3545',
  RSIO: '#ec6cb0',
  SIM: '#d99a00',
  SIS: '#f07c2e',
} as const;

export const TRAIN_COLOUR = '#4269d0';
export const TEST_COLOUR = '#f2643d';
export const ACCENT = '#4269d0';
/** Colour of the samples that a reader selected. */
export const SELECTED_COLOUR = '#7c3aed';
export const MUTED = 'var(--muted)';

/** Colours of what is no data, by the names that pictures use them under: `var(--muted)`. */
type Palette = Readonly<Record<'ink' | 'muted' | 'paper', string>>;

const LIGHT: Palette = { ink: '#1c2333', muted: '#667085', paper: '#ffffff' };
const DARK: Palette = { ink: '#e7eaf0', muted: '#98a2b3', paper: '#12151c' };

/**
 * Style of everything inside an element of class `samplescope`: a figure's file has it inside, a page that shows
 * figures once.
 */
export const FIGURE_STYLE = `.samplescope{${variables(LIGHT)};color:var(--ink)}
@media (prefers-color-scheme:dark){.samplescope{${variables(DARK)}}}
.samplescope text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;white-space:pre}`;

/** A figure's file in light colours alone, for programs that know neither variables nor preferences. */
export function inLightColours(svg: string): string {
  const fixed = Object.entries(LIGHT).reduce((text, [name, colour]) => text.replaceAll(`var(--${name})`, colour), svg);
  return fixed.replace(`@media (prefers-color-scheme:dark){.samplescope{${variables(DARK)}}}\n`, '');
}

function variables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}

function mix(from: string, to: string, share: number): string {
  const channel = (at: number) => {
    const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((a ?? 0) + ((b ?? 0) - (a ?? 0)) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
