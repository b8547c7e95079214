import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every page of documentation in the repository. */
const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...['src', 'datasets', 'bench', 'shaders', 'test'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => join(root, name)),
  ),
];

/** Anchors of the README that other pages may link to: they stay although its sections have moved. */
const README_ANCHORS = [
  'two-commands',
  'the-lab',
  'the-ten-figures',
  'one-training-on-data-of-your-own',
  'what-is-measured',
  'in-code-and-in-the-browser',
  'the-tree',
  'what-the-laptop-study-found',
  'what-was-measured',
  'licence',
];

/** The addresses that a page links to, images included. Code is left out: links in it are only shown. */
function linksOf(page: string): string[] {
  const prose = readFileSync(page, 'utf8')
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address]) => address ?? '');
}

/** The anchors of a page: GitHub makes one from each heading, and the page may name others itself. */
function anchorsOf(page: string): Set<string> {
  const text = readFileSync(page, 'utf8');
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/ /g, '-'),
  );
  const named = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
  return new Set([...headings, ...named]);
}

/** Whether a link within the repository leads to a file, and to an anchor where it names one. */
function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(target)) return false;
  return anchor === undefined || anchorsOf(target).has(anchor);
}

describe('documentation', () => {
  it('has links that lead somewhere', () => {
    const inside = pages.flatMap((page) =>
      linksOf(page)
        .filter((link) => !/^[a-z]+:/.test(link))
        .map((link) => ({ page, link })),
    );
    expect(inside.length).toBeGreaterThan(10);
    expect(inside.filter(({ page, link }) => !leadsSomewhere(page, link))).toEqual([]);
  });

  it('keeps every anchor of the README that was linked to', () => {
    const anchors = anchorsOf('README.md');
    expect(README_ANCHORS.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });

  it('has a README of at most 150 lines', () => {
    expect(readFileSync('README.md', 'utf8').split('\n').length).toBeLessThanOrEqual(150);
  });
});
