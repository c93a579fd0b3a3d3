/** A JSON pointer (RFC 6901) of that path. */
export const jsonPointer = (...path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
