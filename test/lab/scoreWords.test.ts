import { describe, expect, it } from 'vitest';
import { EXPLANATIONS } from '../../src/lab/explanations/explanations.ts';
import {
  issueWords,
  scoreChoices,
  scoreExplanation,
  scoreHelp,
  scoreName,
} from '../../src/lab/explanations/scoreWords.ts';
import { SCORES } from '../../src/lab/protocol/questions.ts';
import { readSorting, scoreKey } from '../../src/lab/ranking/rankingAddress.ts';

it('a suspected label is said to take some ten epochs to tell while there are fewer', () => {
  expect(issueWords('wrong label', 3)).toBe('suspected wrong label, tells after some ten epochs');
  expect(issueWords('wrong label', 10)).toBe('suspected wrong label');
  expect(issueWords('redundant', 3)).toBe('redundant');
});

describe.each(SCORES)('the score %s', (by) => {
  it('can be chosen, and has a name and a help of its own', () => {
    expect(scoreChoices([]).filter(({ key }) => key === by)).toEqual([
      { key: by, name: scoreName({ by, change: false }, []), by },
    ]);
    const others = SCORES.filter((other) => other !== by);
    const help = scoreHelp({ by, change: false });
    expect(help).toMatch(/\w.*\.$/);
    expect(others.map((other) => scoreHelp({ by: other, change: false }))).not.toContain(help);
  });

  it('has an explanation with its equation', () => {
    expect(EXPLANATIONS).toHaveProperty(scoreExplanation(by));
  });

  it('stands in an address by its name', () => {
    expect(readSorting(scoreKey(by))).toEqual({ by, change: false, ascending: false });
  });
});
