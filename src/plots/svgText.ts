/** Text as it may stand in SVG and HTML, in content and in attributes. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/**
 * What is inside an element as XML, without style sheets, coordinates rounded to hundredths of a pixel: short, and the
 * same everywhere.
 */
export function innerMarkup(element: Element): string {
  const markup = element.innerHTML.replaceAll('&nbsp;', '&#160;').replace(/<style>[^<]*<\/style>/g, '');
  return markup.replace(/="[^"]*"/g, (attribute) =>
    attribute.replace(/-?\d+\.\d{3,}(e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(2)))),
  );
}

/** Width of a text in pixels, near enough to lay out a legend: mean width of a proportional sans serif face. */
export function textWidth(text: string, fontSize: number): number {
  return text.length * fontSize * 0.56;
}
