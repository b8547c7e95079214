/**
 * The most bytes that one byte of an archive may inflate to. Images hardly shrink; tables and headers of small files shrink
 * to a fifth or a twentieth.
 */
export const LARGEST_EXPANSION = 64;
/** What any archive may inflate to, however small it is: rows of zeros and ones shrink a thousandfold. */
const ALWAYS_ALLOWED = 2 ** 27;

/** The most bytes that an archive of so many bytes may inflate to: a small file must not fill the memory. */
export function mostInflated(archiveBytes: number): number {
  return Math.max(ALWAYS_ALLOWED, LARGEST_EXPANSION * archiveBytes);
}

/** The limit in words, for messages. */
export const INFLATION_LIMIT_WORDS = `${ALWAYS_ALLOWED / 2 ** 20} MiB and more than ${LARGEST_EXPANSION} times its size`;
