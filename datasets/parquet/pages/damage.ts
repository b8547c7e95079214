/** Why bytes cannot be Parquet, without the name of the file: whoever knows it makes the sentence. */
export class ParquetDamage extends Error {
  override readonly name = 'ParquetDamage';
}

/** What is no Parquet that can be read at all, in a sentence without the name of the file. */
export class ParquetRefusal extends Error {
  override readonly name = 'ParquetRefusal';
}
