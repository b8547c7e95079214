import { baseName } from '../../../tree.ts';
import { type SplitWord, splitWordOf, stemOf } from './textNames.ts';

/** A file of features and one of their labels, row by row. */
export interface FilePair {
  readonly features: string;
  readonly labels: string;
}

/** The pairs of a data set, and the files of others that are left out. */
export interface FilePairs {
  readonly train: FilePair;
  readonly test?: FilePair;
}

const FEATURES = /^(x|features?|data|inputs?)$/;
const LABELS = /^(y|labels?|targets?|class(es)?)$/;
const SPLIT_WORDS = /(^|[_\-. ])(train(ing)?|test(ing)?|val(id(ation)?)?)(?=$|[_\-. ])/g;

/**
 * Pairs such as `X_train.csv` and `y_train.csv`, or `features.csv` and `labels.csv`, where each split has one file of both;
 * undefined where the names speak of no such pairs.
 */
export function pairFiles(files: readonly string[]): FilePairs | undefined {
  const pairOf = (split: SplitWord | undefined): FilePair | undefined => {
    const own = files.filter((file) => splitWordOf(file) === split);
    const [features, ...moreFeatures] = own.filter((file) => FEATURES.test(roleName(file)));
    const [labels, ...moreLabels] = own.filter((file) => LABELS.test(roleName(file)));
    const isPair = moreFeatures.length + moreLabels.length === 0;
    return features !== undefined && labels !== undefined && isPair ? { features, labels } : undefined;
  };
  const train = pairOf('train') ?? pairOf(undefined);
  const test = pairOf('test') ?? pairOf('validation');
  return train && { train, ...(test && { test }) };
}

/** What a file's name says besides its split: `x` for `X_train.csv`. */
function roleName(file: string): string {
  const words = stemOf(baseName(file)).toLowerCase().replaceAll(SPLIT_WORDS, ' ');
  return words.replaceAll(/[_\-. ]+/g, ' ').trim();
}
