import { permutation } from '../../batches/permutation.ts';
import type { Chance } from '../claims/claim.ts';
import { drawValues } from '../claims/drawing.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { hiddenShareGain, smallerDelay } from './claims.ts';
import type { ClassClusters } from './clusters.ts';

/** Groups of the same sizes, their members drawn at random from all samples of the class, none twice. */
export function shuffledGroups(found: ClassClusters, random: () => number): ClassClusters {
  const samples = found.groups.flatMap(({ members }) => members);
  const order = Array.from(permutation(samples.length, random), (place) => samples[place] ?? 0);
  let end = 0;
  const groups = found.groups.map((group) => {
    const begin = end;
    end += group.members.length;
    return { ...group, members: order.slice(begin, end) };
  });
  return { ...found, groups };
}

/** The smaller delay of groups whose members are drawn at random: one draw of what chance gives claims 5a and 6a. */
export function delayByChance(found: ClassClusters | null, random: () => number): number | null {
  return found && smallerDelay(shuffledGroups(found, random));
}

/** Likewise the hidden layers' share in a group, minus that in the easy one: of claims 5c, 5d and 6c. */
export function hiddenShareByChance(
  found: ClassClusters | null,
  random: () => number,
  kind: 'medium' | 'hard' = 'hard',
): number | null {
  return found && hiddenShareGain(shuffledGroups(found, random), kind);
}

/** What chance gives a claim about the groups that `clustersOf` finds; `purpose` names its stream of draws. */
export function groupChance(
  purpose: string,
  clustersOf: (inputs: FigureInputs) => ClassClusters | null,
  drawOne: (found: ClassClusters | null, random: () => number) => number | null,
): Chance {
  return {
    words: "a random division of the class's samples into groups of these sizes",
    draws: (inputs) => drawValues(purpose, inputs, (random) => drawOne(clustersOf(inputs), random)),
  };
}
