import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import { condensed, delayByChance, hiddenShareByChance, shuffledGroups } from '../../../src/studies/clusters/chance.ts';
import { hiddenShareGain, smallerDelay } from '../../../src/studies/clusters/claims.ts';
import { figure05Clusters } from '../../../src/studies/clusters/clusters.ts';
import { constructedClusters } from './constructedClusters.ts';

const found = figure05Clusters(constructedClusters());
if (!found) throw new Error('there are no clusters');

test('shuffled groups keep the clusters whole, in every order of them', () => {
  const random = seedrandom('a');
  const orders = Array.from({ length: 200 }, () => shuffledGroups(found, random).groups);
  const clusters = found.clusters.map(({ members }) => [...members].sort((a, b) => a - b).join());
  for (const groups of orders) {
    expect(groups.map(({ kind }) => kind)).toEqual(['easy', 'medium', 'hard']);
    expect(groups.map(({ members }) => [...members].sort((a, b) => a - b).join()).sort()).toEqual([...clusters].sort());
  }
  const words = orders.map((groups) => groups.map(({ members }) => members[0]).join());
  expect(new Set(words).size).toBe(6);
});

test('chance measures shuffled groups, each time others', () => {
  const shuffled = shuffledGroups(found, seedrandom('b'));
  expect(delayByChance(found, seedrandom('b'))).toBe(smallerDelay(shuffled));
  expect(hiddenShareByChance(found, seedrandom('b'))).toBe(hiddenShareGain(shuffled, 'hard'));
  expect(hiddenShareByChance(found, seedrandom('b'), 'medium')).toBe(hiddenShareGain(shuffled, 'medium'));
  expect(delayByChance(null, Math.random)).toBeNull();
  const random = seedrandom('c');
  const draws = Array.from({ length: 400 }, () => hiddenShareByChance(found, random) ?? 0);
  expect(new Set(draws.map((draw) => draw.toFixed(9))).size).toBe(6); // Hard minus easy of three clusters, either way.
  // The groups are exchangeable, so the mean of the difference is 0; its standard error is about 0.01.
  expect(Math.abs(draws.reduce((sum, value) => sum + value, 0) / draws.length)).toBeLessThan(0.05);
});

test('clusters that are added up once give the same draws', () => {
  const once = condensed(found);
  expect(once.clusters.map(({ members, size }) => [members, size])).toEqual([
    [[0], 5],
    [[1], 5],
    [[2], 5],
  ]);
  const [whole, summed] = [seedrandom('d'), seedrandom('d')];
  for (let draw = 0; draw < 20; draw++) {
    expect(delayByChance(once, summed)).toBeCloseTo(delayByChance(found, whole) ?? Number.NaN, 9);
    expect(hiddenShareByChance(once, summed)).toBeCloseTo(hiddenShareByChance(found, whole) ?? Number.NaN, 9);
  }
});
