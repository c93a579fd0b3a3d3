/**
 * The base with an overlay laid over it: maps merge key by key, anything else is replaced whole.
 *
 * A map whose `provider` the overlay changes is replaced too: the keys of the former provider would
 * mean nothing to the new one.
 */
export function mergeOverlay(base: unknown, overlay: unknown): unknown {
  if (!isMap(base) || !isMap(overlay) || changesProvider(base, overlay)) return overlay;

  const merged = Object.entries(overlay).map(([key, value]): [string, unknown] => [
    key,
    Object.hasOwn(base, key) ? mergeOverlay(base[key], value) : value,
  ]);
  return Object.fromEntries([...Object.entries(base), ...merged]);
}

type YamlMap = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is YamlMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function changesProvider({ provider: before }: YamlMap, { provider: after }: YamlMap): boolean {
  return before !== undefined && after !== undefined && before !== after;
}
