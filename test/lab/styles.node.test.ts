import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LAB = 'src/lab';

/** The folder of the styles that all features share: buttons, notes, and words where there is nothing to show. */
const SHARED = 'sharedStyles';

/** Sheets that style elements everywhere: those of the page itself, and the frame of every chart. */
const ELEMENT_SHEETS = ['page/base.css', 'page/shell.css', 'sharedStyles/controls.css', 'charts/figure.css'];

const files = readdirSync(LAB, { recursive: true, encoding: 'utf8' });
const read = (name: string) => readFileSync(join(LAB, name), 'utf8');
/** Whether a sheet is imported as text, as those in a saved file or in a shadow tree are. */
const isText = (sheet: string) =>
  files.some((name) => /\.tsx?$/.test(name) && read(name).includes(`/${sheet.split('/').pop()}?text'`));
const sheets = files.filter((name) => name.endsWith('.css') && !isText(name));
const featureOf = (name: string) => name.split('/')[0] ?? '';

/** The selectors of a sheet, those within media queries included. */
function selectorsOf(sheet: string): string[] {
  const text = read(sheet).replace(/\/\*.*?\*\//gs, '');
  return [...text.matchAll(/([^{}]+)\{/g)]
    .map((match) => (match[1] ?? '').trim())
    .filter((selector) => !selector.startsWith('@'));
}

function classesIn(selector: string): string[] {
  return [...selector.matchAll(/\.([a-z][a-z0-9-]*)/gi)].map((match) => match[1] ?? '');
}

/** All words that the components of a feature give to elements as classes. */
function classesOf(feature: string): Set<string> {
  const components = files.filter((name) => featureOf(name) === feature && /\.tsx?$/.test(name));
  const given = components.flatMap((name) =>
    [...read(name).matchAll(/class=(?:"([^"]*)"|\{([^}]*)\})|classList\.add\(([^)]*)\)/g)].map((match) =>
      match.slice(1).join(' '),
    ),
  );
  return new Set(given.join(' ').match(/[a-z][a-z0-9-]*/gi));
}

const shared = new Set(selectorsOf(`${SHARED}/controls.css`).flatMap(classesIn));

describe('style sheets of the lab', () => {
  it('are found', () => {
    expect(sheets.length).toBeGreaterThan(10);
    expect(sheets).toEqual(expect.arrayContaining(ELEMENT_SHEETS));
    expect(shared.size).toBeGreaterThan(0);
  });

  it('style the classes of their own feature, and the shared ones within it', () => {
    const foreign = sheets.flatMap((sheet) => {
      const own = classesOf(featureOf(sheet));
      const isKnown = (name: string) => own.has(name) || shared.has(name);
      const names = selectorsOf(sheet).flatMap(classesIn);
      return featureOf(sheet) === SHARED
        ? []
        : names.filter((name) => !isKnown(name)).map((name) => `${sheet}: ${name}`);
    });
    expect(foreign).toEqual([]);
  });

  it('style elements only within those of their feature’s own classes', () => {
    const everywhere = sheets
      .filter((sheet) => !ELEMENT_SHEETS.includes(sheet))
      .flatMap((sheet) => {
        const own = classesOf(featureOf(sheet));
        const isWithin = (selector: string) => classesIn(selector).some((name) => own.has(name));
        return selectorsOf(sheet)
          .filter((selector) => !isWithin(selector))
          .map((selector) => `${sheet}: ${selector}`);
      });
    expect(everywhere).toEqual([]);
  });

  it('style no class that no component has', () => {
    const given = new Set([...new Set(files.map(featureOf))].flatMap((feature) => [...classesOf(feature)]));
    const unused = sheets.flatMap((sheet) => selectorsOf(sheet).flatMap(classesIn)).filter((name) => !given.has(name));
    expect(unused).toEqual([]);
  });

  it('are each imported by a component beside them', () => {
    const alone = sheets.filter((sheet) => {
      const beside = files.filter((name) => featureOf(name) === featureOf(sheet) && name.endsWith('.tsx'));
      const importers = featureOf(sheet) === SHARED ? ['page/main.tsx'] : beside;
      return !importers.some((name) => read(name).includes(`/${sheet.split('/').pop()}'`));
    });
    expect(alone).toEqual([]);
  });
});
