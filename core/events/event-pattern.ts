/** A type of event, a family of them (`member.*`), or all (`*`). */
export const EVENT_PATTERN = /^(?:\*|[a-z0-9_]{1,60}(?:\.[a-z0-9_]{1,60}){0,4}(?:\.\*)?)$/;

const matchesPattern = (pattern: string, type: string): boolean =>
  pattern === '*' ||
  pattern === type ||
  (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1)));

export const wants = (patterns: readonly string[], type: string): boolean =>
  patterns.some((pattern) => matchesPattern(pattern, type));
