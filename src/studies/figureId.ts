/** `fig02` for figure 2: the stem of its files, and its place in the report. */
export function figureId(number: number): string {
  return `fig${String(number).padStart(2, '0')}`;
}
