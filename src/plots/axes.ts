import { axisX, axisY, type Markish, type PlotOptions, type ScaleOptions } from '@observablehq/plot';
import { formatPlain, formatPower } from './numbers.ts';

/** Style of a rule that divides an axis. */
export const DIVIDER = { stroke: 'currentColor', strokeDasharray: '3,4', strokeOpacity: 0.6 };

/** Whether numbers of this size are written as powers of ten. */
function isLong(size: number): boolean {
  return size > 0 && (size < 0.009 || size >= 1e4);
}

/** Factors of a power of ten at which ticks may be: few, more, and as many as a narrow range needs. */
const MULTIPLES = [
  [1, 2, 5],
  Array.from({ length: 9 }, (_, i) => i + 1),
  Array.from({ length: 90 }, (_, i) => 1 + i / 10),
];

/**
 * A logarithmic scale with a tick at each power of ten, or at more and more multiples of each where that gives too few;
 * where values hardly differ, one in their middle.
 * `pad` is a factor of room on either side.
 */
export function logScale(values: readonly number[], pad = 1): ScaleOptions {
  const positive = values.filter((value) => value > 0);
  const [low, high] = extent(positive);
  const decades = Array.from({ length: 80 }, (_, i) => i - 40).map((exponent) => 10 ** exponent);
  const inside = (ticks: number[]) => ticks.filter((tick) => tick >= low * 0.999 && tick <= high * 1.001);
  const powers = inside(decades);
  const finer = MULTIPLES.map((multiples) => inside(decades.flatMap((d) => multiples.map((multiple) => multiple * d))));
  const enough = [everyNth(powers, 6), ...finer].find(({ length }) => length >= 3) ?? finer.at(-1) ?? [];
  const ticks = enough.length === 0 && low <= high ? [Math.sqrt(low * high)] : everyNth(enough, 8);
  const tickFormat = isLong(low) || isLong(high) ? formatPower : formatPlain;
  return { type: 'log', ticks, tickFormat, domain: low < high ? [low / pad, high * pad] : [low / 2, high * 2] };
}

/** Least distance between neighbouring texts, as a share of the axis: a little more than `2·10⁻⁴` takes. */
const TEXT_WIDTH = 0.09;

/** Axes of the logarithmic scales, with a text at each tick: Plot alone would ask D3, which leaves some blank. */
export function writtenAxes({ x, y }: Pick<PlotOptions, 'x' | 'y'>): Markish[] {
  return [
    ...(y?.type === 'log' ? [axisY(written(y))] : []),
    ...(x?.type === 'log' ? [axisX({ ...written(x), ticks: apart(x, TEXT_WIDTH) })] : []),
  ];
}

function written({ ticks = [], tickFormat = formatPlain, label = null, labelArrow = 'none' }: ScaleOptions) {
  return { ticks, text: tickFormat, label, labelArrow };
}

/** The ticks of a logarithmic scale without those that come too soon after another. */
function apart({ ticks, domain }: ScaleOptions, distance: number): number[] {
  const [low = 1, high = 10] = [...(domain as Iterable<number>)];
  const kept: number[] = [];
  for (const tick of ticks as Iterable<number>) {
    const before = kept.at(-1);
    if (before === undefined || Math.log(tick / before) >= distance * Math.log(high / low)) kept.push(tick);
  }
  return kept;
}

/** Logarithmic where the values span more than a factor of thirty and are all positive, else linear from zero. */
export function fittingScale(values: readonly number[]): ScaleOptions {
  const [low, high] = extent(values);
  if (low > 0 && high / low > 30) return logScale(values);
  const domain: [number, number] = [Math.min(0, low), high > low || high > 0 ? high : 1];
  return { domain, nice: true, ticks: 5, tickFormat: formatUpTo(Math.max(...domain.map(Math.abs))) };
}

/** Epochs from `first` to `last`, with whole numbers as ticks. */
export function epochScale(last: number, first = 1): ScaleOptions {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => (last - first + 1) / size <= 10) ?? 1000;
  const multiples = Array.from({ length: Math.floor(last / step) }, (_, i) => (i + 1) * step);
  const inside = multiples.filter((epoch) => epoch >= first);
  const ticks = step === 1 || first > 1 ? inside : [1, ...inside];
  return {
    domain: last > first ? [first, last] : [last - 0.5, last + 0.5],
    ticks,
    tickFormat: String,
    label: 'epoch',
    labelArrow: 'none',
  };
}

/** Shares from 0 to 1 as percentages. */
export function percentScale(domain: readonly [number, number] = [0, 1]): ScaleOptions {
  return {
    domain: [...domain],
    nice: true,
    ticks: 5,
    tickFormat: (share: number) => `${Number((share * 100).toPrecision(3))}%`,
  };
}

/** Chooses one format for all numbers up to `largest`, so that an axis does not mix two. */
function formatUpTo(largest: number): (value: number) => string {
  if (!isLong(largest)) return formatPlain;
  return (value) => (value === 0 ? '0' : `${value < 0 ? '−' : ''}${formatPower(Math.abs(value))}`);
}

function everyNth(ticks: readonly number[], most: number): number[] {
  const stride = Math.ceil(ticks.length / most);
  return ticks.filter((_, index) => index % stride === 0);
}

/** The least and the largest; `Math.min` cannot take as many arguments as many layers have points over long runs. */
function extent(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}
