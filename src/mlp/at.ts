/** The element at an index that must exist; negative indices count from the end. */
export function at<T>(values: readonly T[], index: number): T {
  const value = values.at(index);
  if (value === undefined) throw new RangeError(`no element ${index} of ${values.length}`);
  return value;
}
