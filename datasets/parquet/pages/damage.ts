/** Why bytes cannot be Parquet, without the name of the file: whoever knows it makes the sentence. */
export class ParquetDamage extends Error {
  override readonly name = 'ParquetDamage';
}
