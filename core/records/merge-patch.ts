import { isJsonObject, type JsonObject, type JsonValue } from '../../kit/json.ts';

/** The object with a JSON merge patch (RFC 7386) applied: null removes, objects merge, all else replaces. */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  // A Map, because an assignment to the key `__proto__` would not make a member.
  const merged = new Map(Object.entries(target));
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) merged.delete(key);
    else
      merged.set(
        key,
        isJsonObject(change) ? mergePatch(objectOr(merged.get(key)), change) : change,
      );
  }
  return Object.fromEntries(merged);
}

const objectOr = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});
