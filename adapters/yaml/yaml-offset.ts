import { isAlias, isMap, isNode, isScalar, isSeq, type Document, type Pair } from 'yaml';
import type { ConfigPath } from '../../core/platform-config/config-error.ts';

/** An offset into the text, and how many steps of the path were found on the way to it. */
export type Offset = { readonly offset: number; readonly depth: number };

type Step = { readonly key: unknown; readonly value: unknown };

/** Where the key or the value at a path begins; what is missing stands where its parent's key is. */
export function offsetOf(document: Document, path: ConfigPath, at: 'key' | 'value'): Offset {
  let found: Step = { key: undefined, value: document.contents };
  let depth = 0;
  for (const step of path) {
    const next = stepInto(resolved(found.value, document), step);
    if (next === undefined) break;
    found = next;
    depth += 1;
  }
  const isFound = depth === path.length;
  return { offset: startOf(found, isFound ? at : 'key'), depth };
}

function stepInto(node: unknown, step: string | number): Step | undefined {
  if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
    return { key: undefined, value: node.items[step] };
  }
  if (!isMap(node)) return undefined;
  // `null` as a key becomes the empty text.
  const names = step === '' ? ['', 'null'] : [String(step)];
  // Of a key that stands twice, the last one has the value.
  return node.items.findLast(({ key }: Pair) => isScalar(key) && names.includes(String(key.value)));
}

function startOf({ key, value }: Step, at: 'key' | 'value'): number {
  const keyStart = rangeOf(key)?.[0];
  const [valueStart = 0, valueEnd = 0] = rangeOf(value) ?? [];
  // `price:` with nothing behind it has a value of no length, which stands nowhere to point at.
  if (at === 'key' || valueStart === valueEnd) return keyStart ?? valueStart;

  return valueStart;
}

const rangeOf = (node: unknown) => (isNode(node) ? node.range : undefined);

const resolved = (node: unknown, document: Document): unknown =>
  isAlias(node) ? node.resolve(document) : node;
