/** The `ETag` of a version, as it is asked for by `If-Match`; a user may have copied it with its quotes. */
export const etagOf = (version: string | number): string =>
  `"${String(version).replaceAll('"', '')}"`;
