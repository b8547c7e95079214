/** Which samples an array speaks of, by its name; `other` are samples that are neither to train nor to test with. */
export type ArraySplit = 'train' | 'validation' | 'test' | 'other';

/** What an array's name says: nothing is decided by it alone. */
export interface ArrayName {
  readonly split: ArraySplit | undefined;
  /** The name without its split, in small letters, its parts joined by `_`: `x` of `X_train` and of `trainX`. */
  readonly stem: string;
  readonly says: 'features' | 'labels' | 'class names' | 'something else' | 'nothing';
  /** Whether the name is one word that says this and nothing else, such as `x` or `labels`. */
  readonly plain: boolean;
}

const SPLITS: readonly (readonly [ArraySplit, readonly string[]])[] = [
  ['train', ['train', 'training', 'trn', 'tr']],
  ['validation', ['val', 'valid', 'validation', 'dev']],
  ['test', ['test', 'testing', 'tst', 'te', 't10k', 'eval', 'holdout']],
  ['other', ['extra', 'unlabeled', 'unlabelled']],
];

const FEATURES = words('x xs data feature features feat feats image images img imgs input inputs embedding embeddings');
const MORE_FEATURES = words('emb embs vector vectors pixels samples signals');
const LABELS = words('y ys label labels lbl lbls target targets class classes lab labs');
/** Words that turn a name into that of something else: `label_names`, `image_ids`, `x_mean`. */
const OTHERS = words(
  'id ids idx index indices name names file files filename filenames path paths url urls mask masks weight weights mean std pred preds prediction predictions prob probs logits descr description dtype shape version count counts box boxes',
);

/** What the name of an array says, given with its folders: `X_train`, `train/labels`, `testY`, `mnist-images-t10k`. */
export function readArrayName(path: string): ArrayName {
  const parts = partsOf(path);
  const splitOf = (part: string) => SPLITS.find(([, names]) => names.includes(part))?.[0];
  const split = parts.map(splitOf).find((found) => found !== undefined);
  const rest = parts.filter((part) => splitOf(part) === undefined);
  return { split, stem: rest.join('_'), ...meaningOf(rest) };
}

/** The last word that says something counts: `image_labels` are labels, `label_images` are images. */
function meaningOf(parts: readonly string[]): Pick<ArrayName, 'says' | 'plain'> {
  const plain = parts.length === 1;
  const names = parts.some((part) => LABELS.includes(part)) && /^names?$/.test(parts.at(-1) ?? '');
  if (names || parts.some((part) => /^(class|label|target)names?$/.test(part))) {
    return { says: 'class names', plain };
  }
  if (parts.some((part) => OTHERS.includes(part))) return { says: 'something else', plain };
  const last = parts.findLast((part) => [...FEATURES, ...MORE_FEATURES, ...LABELS].includes(part));
  if (last === undefined) return { says: 'nothing', plain };
  return { says: LABELS.includes(last) ? 'labels' : 'features', plain };
}

/** The words of a name in small letters: divided at signs, at capitals, and after the x or y before the word of a split. */
function partsOf(path: string): string[] {
  return path
    .replace(/\.(npy|npz)(?=\/|$)/gi, '')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .split(/[^A-Za-z0-9]+/)
    .flatMap((part) => divided(part.toLowerCase()))
    .filter((part) => part !== '');
}

/** `xtrain`, `testy` and `trainimages` are two words each. */
function divided(part: string): string[] {
  const split = SPLITS.flatMap(([, names]) => names)
    .filter((name) => name.length > 2)
    .join('|');
  const role = [...FEATURES, ...LABELS].join('|');
  const found =
    new RegExp(`^(${role})(${split})$`).exec(part) ??
    new RegExp(`^(${split})(${role})$`).exec(part) ??
    /^([xy])(tr|te)$/.exec(part);
  return found ? found.slice(1) : [part];
}

function words(list: string): string[] {
  return list.split(' ');
}
