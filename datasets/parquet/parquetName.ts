/** Whether a file is Parquet by its name. */
export function isParquetName(path: string): boolean {
  return /\.(parquet|pq)$/i.test(path);
}
