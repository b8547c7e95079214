import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import { delayByChance, hiddenShareByChance, shuffledGroups } from '../../../src/studies/clusters/chance.ts';
import { hiddenShareGain, smallerDelay } from '../../../src/studies/clusters/claims.ts';
import { figure05Clusters } from '../../../src/studies/clusters/clusters.ts';
import { constructedClusters } from './constructedClusters.ts';

const found = figure05Clusters(constructedClusters());
if (!found) throw new Error('there are no clusters');

test('shuffled groups have the same sizes and every sample of the class once', () => {
  const { groups } = shuffledGroups({ ...found, groups: unequal() }, seedrandom('a'));
  expect(groups.map(({ kind, members }) => [kind, members.length])).toEqual([
    ['easy', 7],
    ['medium', 5],
    ['hard', 3],
  ]);
  const members = groups.flatMap((group) => group.members);
  expect(members.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  expect(members).not.toEqual(unequal().flatMap((group) => group.members));
});

test('chance measures shuffled groups, each time others', () => {
  const shuffled = shuffledGroups(found, seedrandom('b'));
  expect(delayByChance(found, seedrandom('b'))).toBe(smallerDelay(shuffled));
  expect(hiddenShareByChance(found, seedrandom('b'))).toBe(hiddenShareGain(shuffled, 'hard'));
  expect(hiddenShareByChance(found, seedrandom('b'), 'medium')).toBe(hiddenShareGain(shuffled, 'medium'));
  expect(delayByChance(null, Math.random)).toBeNull();
  const random = seedrandom('c');
  const draws = Array.from({ length: 400 }, () => hiddenShareByChance(found, random) ?? 0);
  expect(new Set(draws).size).toBeGreaterThan(20);
  // The groups are exchangeable, so the mean of the difference is 0; its standard error is about 0.01.
  expect(Math.abs(draws.reduce((sum, value) => sum + value, 0) / draws.length)).toBeLessThan(0.05);
});

/** The groups of 5, 5 and 5, with two of the hard samples among the easy ones. */
function unequal() {
  const [easy, medium, hard] = found?.groups ?? [];
  if (!easy || !medium || !hard) throw new Error('there are no three groups');
  return [
    { ...easy, members: [...easy.members, ...hard.members.slice(3)] },
    medium,
    { ...hard, members: hard.members.slice(0, 3) },
  ];
}
