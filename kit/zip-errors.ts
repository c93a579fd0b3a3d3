/** It is no zip archive, was cut off, or holds what cannot be unpacked. */
export class ZipBrokenError extends Error {
  override readonly name = 'ZipBrokenError';
}

/** What holds the archive gave no answer: the archive may be whole. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
