const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number as `2·10⁻⁶`, for axes whose plain numbers would be long. */
export function formatPower(value: number): string {
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  if (exponent === 0 || exponent === 1) return formatPlain(value);
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  const power = `10${exponent < 0 ? '⁻' : ''}${digits}`;
  const mantissa = Number((value / 10 ** exponent).toPrecision(3));
  return mantissa === 1 ? power : `${mantissa}·${power}`;
}

/** At most four digits. */
export function formatPlain(value: number): string {
  return String(Number(value.toPrecision(4)));
}
