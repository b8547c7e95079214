/** The class whose samples figure 5 clusters: the one named 5; where there is none, the one of index 5, or the last. */
export function figure05Class(classes: readonly string[]): number {
  return labelOf(classes, '5', 5);
}

/** The class of figure 6: the one named horse, or of index 7, or the last; the one before where figure 5 has that. */
export function figure06Class(classes: readonly string[]): number {
  const [taken, label] = [figure05Class(classes), labelOf(classes, 'horse', 7)];
  return label === taken ? label - 1 : label;
}

/** The class of a name; where no class has it, the one of an index, or else the last. */
function labelOf(classes: readonly string[], name: string, index: number): number {
  return classes.includes(name) ? classes.indexOf(name) : Math.min(index, classes.length - 1);
}
