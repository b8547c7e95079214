import { DatasetError, featureCount, type ImageShape } from '../../dataset.ts';
import type { FeatureArray } from '../../features.ts';
import type { DecodedImage } from '../../source.ts';

/** 16 bits of a byte: white stays white. */
const BYTE_TO_16_BITS = 257;

/**
 * The values of many pictures of one shape, [pictures, features]: bytes as long as all are, else floats. Once one picture
 * has 16 bits, those of 8 bits are counted in 16 bits too.
 */
export class PictureStore {
  readonly shape: ImageShape;
  private features: FeatureArray = new Uint8Array();

  /** `shape` is that of the first picture. */
  constructor(
    private readonly place: string,
    private readonly pictures: number,
    { width, height, channels }: ImageShape,
  ) {
    this.shape = { width, height, channels };
    this.features = this.allocate((length) => new Uint8Array(length), 1);
  }

  /** Keeps a picture; one of another shape is not kept, as its data set will be refused. */
  put(picture: number, { values, ...shape }: DecodedImage): void {
    const { width, height, channels } = this.shape;
    if (shape.width !== width || shape.height !== height || shape.channels !== channels) return;
    if (!(values instanceof Uint8Array)) this.deepen();
    const counted = this.isDeep && values instanceof Uint8Array ? Uint16Array.from(values, in16Bits) : values;
    this.features.set(counted, picture * this.each);
  }

  get isDeep(): boolean {
    return this.features instanceof Float32Array;
  }

  /** Counts all values in 16 bits, as floats. */
  deepen(): void {
    if (this.isDeep) return;
    const bytes = this.features;
    this.features = this.allocate((length) => new Float32Array(length), 4);
    for (let i = 0; i < bytes.length; i++) this.features[i] = in16Bits(bytes[i] ?? 0);
  }

  /** The values of all pictures. */
  get values(): FeatureArray {
    return this.features;
  }

  private get each(): number {
    return featureCount(this.shape);
  }

  private allocate(make: (length: number) => FeatureArray, bytes: number): FeatureArray {
    const { width, height, channels } = this.shape;
    const length = this.pictures * this.each;
    try {
      return make(length);
    } catch (cause) {
      const of = `${this.pictures} of ${width} × ${height} pixels in ${channels} channel${channels === 1 ? '' : 's'}`;
      throw new DatasetError(
        `${this.place}: expected pictures that fit into memory, ${of} take ${length * bytes} bytes; make them smaller with --resize, or ask for fewer with --samples`,
        { cause },
      );
    }
  }
}

function in16Bits(byte: number): number {
  return byte * BYTE_TO_16_BITS;
}
