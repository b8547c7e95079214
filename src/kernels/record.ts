import source from '../../shaders/record.wgsl';
import { readConstant } from '../gpu/shaderInterface.ts';

/** Declares the places of a record's values, for the shaders that write them. */
export const RECORD_SOURCE = source;

/** Places of the values at the head of a sample's record. */
export const RECORD_PLACES = {
  nll: readConstant(source, 'NLL'),
  prediction: readConstant(source, 'PREDICTION'),
  margin: readConstant(source, 'MARGIN'),
  el2n: readConstant(source, 'EL2N'),
} as const;

/** Values of the head; the squared norms, one for each layer, come after it. */
export const RECORD_HEAD = readConstant(source, 'RECORD_HEAD');
