/** Of RFC 9535 what names one value: names behind a point or in quotes, and positions. */
const STEP = /\.([A-Za-z_][\w-]*)|\['([^'\\]+)'\]|\[(\d{1,4})\]/y;

export type DataPath = readonly (string | number)[];

/** The steps of a path such as `$.size` or `$.items[0]['file size']`; null for none. */
export function parseDataPath(text: string): DataPath | null {
  if (!text.startsWith('$')) return null;
  const steps: (string | number)[] = [];
  for (let at = 1; at < text.length; at = STEP.lastIndex) {
    STEP.lastIndex = at;
    const [found, name, quoted, position] = STEP.exec(text) ?? [];
    if (found === undefined) return null;
    steps.push(position === undefined ? (name ?? quoted ?? '') : Number(position));
  }
  return steps.length > 0 ? steps : null;
}

/** What stands there in the value; undefined where nothing does. */
export function valueAt(value: unknown, path: DataPath): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step))
      return undefined;
    found = (found as Record<string | number, unknown>)[step];
  }
  return found;
}
