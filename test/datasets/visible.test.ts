import { describe, expect, it } from 'vitest';
import { visible } from '../../datasets/visible.ts';

describe('text from a file, in a message', () => {
  it.each([
    ['plain words, ünd 数 🙂', 'plain words, ünd 数 🙂'],
    ['\u001b[31mred\u0007', '\\u001b[31mred\\u0007'],
    ['a\tb\nc\rd', 'a\\tb\\nc\\rd'],
    ['right\u202eto left', 'right\\u202eto left'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['joined 👩‍🚀', 'joined 👩‍🚀'],
    ['half \ud83d', 'half \\ud83d'],
  ])('%j is shown as %s', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('is cut where it is long, never within a character', () => {
    expect(visible('x'.repeat(100))).toBe(`${'x'.repeat(60)}…`);
    expect(visible('🙂'.repeat(9), 5)).toBe(`${'🙂'.repeat(5)}…`);
  });
});
