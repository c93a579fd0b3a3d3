export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [key: string]: JsonValue };

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether a parsed text contained a number beyond the range of a double, such as 1e400: it was read as
 * infinite, and would be written as null. In a loop, because the value's depth was not checked yet.
 */
export function holdsInfinity(value: unknown): boolean {
  const open = [value];
  while (open.length > 0) {
    const part = open.pop();
    if (part === Infinity || part === -Infinity) return true;
    if (typeof part === 'object' && part !== null) {
      for (const member of Object.values(part)) open.push(member);
    }
  }
  return false;
}

/** Whether objects and arrays are nested in more levels than that; it descends no further itself. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeperThan(levels - 1, part));
}
