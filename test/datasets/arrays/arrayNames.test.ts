import { describe, expect, it } from 'vitest';
import { readArrayName } from '../../../datasets/arrays/arrayNames.ts';

describe('the name of an array', () => {
  it.each([
    ['x_train', 'train', 'features', 'x'],
    ['X_train.npy', 'train', 'features', 'x'],
    ['train_x', 'train', 'features', 'x'],
    ['trainX', 'train', 'features', 'x'],
    ['X-train', 'train', 'features', 'x'],
    ['XTrain', 'train', 'features', 'x'],
    ['xTr', 'train', 'features', 'x'],
    ['Xtr', 'train', 'features', 'x'],
    ['yte', 'test', 'labels', 'y'],
    ['xtrain', 'train', 'features', 'x'],
    ['testy', 'test', 'labels', 'y'],
    ['Y.test', 'test', 'labels', 'y'],
    ['train/x.npy', 'train', 'features', 'x'],
    ['train.npz/labels.npy', 'train', 'labels', 'labels'],
    ['train_images', 'train', 'features', 'images'],
    ['images_train', 'train', 'features', 'images'],
    ['trainImages', 'train', 'features', 'images'],
    ['val_labels', 'validation', 'labels', 'labels'],
    ['validationTargets', 'validation', 'labels', 'targets'],
    ['mnist-t10k-images', 'test', 'features', 'mnist_images'],
    ['embeddings', undefined, 'features', 'embeddings'],
    ['target', undefined, 'labels', 'target'],
    ['y_noisy', undefined, 'labels', 'y_noisy'],
    ['image_labels', undefined, 'labels', 'image_labels'],
    ['target_names', undefined, 'class names', 'target_names'],
    ['classnames', undefined, 'class names', 'classnames'],
    ['image_ids', undefined, 'something else', 'image_ids'],
    ['x_mean', undefined, 'something else', 'x_mean'],
    ['extra_x', 'other', 'features', 'x'],
    ['arr_0', undefined, 'nothing', 'arr_0'],
    ['years', undefined, 'nothing', 'years'],
    ['contest', undefined, 'nothing', 'contest'],
    ['taxonomy', undefined, 'nothing', 'taxonomy'],
  ])('%s speaks of the split %s and says %s', (path, split, says, stem) => {
    expect(readArrayName(path)).toMatchObject({ split, says, stem });
  });
});
