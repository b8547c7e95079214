/** Endings of files that are taken for pictures of a format that is decoded, until they are read. */
const DECODED = /\.(png|apng|jpe?g|jpe|jfif|jif|webp|gif|tiff?|avif|bmp|dib|pgm|ppm|pbm|pnm)$/i;

/** Endings of files that hold no pictures, so that nobody needs to look into them. */
const OTHER =
  /\.(txt|md|rst|html?|pdf|docx?|xlsx?|ods|odt|xml|json|jsonl|ndjson|ya?ml|toml|ini|cfg|csv|tsv|tab|psv|parquet|arrow|feather|npy|npz|mat|h5|hdf5|pkl|pickle|pt|pth|bin|dat|data|db|sqlite|lmdb|log|py|ipynb|m|r|js|ts|sh|bat|exe|dll|so|zip|tar|gz|tgz|bz2|xz|7z|rar|mp3|wav|mp4|avi|mov|mkv|lnk|url|bak|tmp|part|crdownload)$/i;

/** Whether a file is a picture by its name. */
export function isPictureName(path: string): boolean {
  return DECODED.test(path);
}

/** Whether only a file's first bytes tell whether it is a picture: `scan0001`, `photo.heic`. */
export function mayBePicture(path: string): boolean {
  return !path.endsWith('/') && !DECODED.test(path) && !OTHER.test(path);
}
