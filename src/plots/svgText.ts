/** Text as it may stand in SVG and HTML, in content and in attributes. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The markup of an element as XML, coordinates rounded to hundredths of a pixel: short, and the same everywhere. */
export function toMarkup(element: Element): string {
  const markup = element.outerHTML.replaceAll('&nbsp;', '&#160;');
  return markup.replace(/="[^"]*"/g, (attribute) =>
    attribute.replace(/-?\d+\.\d{3,}(e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(2)))),
  );
}

/** Width of a text in pixels, near enough to lay out a legend: mean width of a proportional sans serif face. */
export function textWidth(text: string, fontSize: number): number {
  return text.length * fontSize * 0.56;
}
