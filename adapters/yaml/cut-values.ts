import { isScalar, visit, type Document, type Pair, type Scalar } from 'yaml';

/** A text that ends at a `#` which was probably part of it. */
export type CutValue = { readonly offset: number; readonly key: string };

/** Of a secret, any comment behind it is suspect; of all else, one without a space behind its `#`. */
const SECRET = /password|secret|key|token/i;

export function cutValues(document: Document, text: string): CutValue[] {
  const cut: CutValue[] = [];
  visit(document, {
    Pair(_, { key, value }: Pair) {
      if (!isScalar(key) || !isScalar(value) || !isText(value)) return;
      const [start, end] = value.range ?? [0, 0];
      const [, next] = /^[ \t]*#(.?)/.exec(text.slice(end)) ?? [];
      if (next === undefined) return;
      const name = String(key.value);
      if (SECRET.test(name) || /\S/.test(next)) cut.push({ offset: start, key: name });
    },
  });
  return cut;
}

/** `password: #1` has no value at all. */
const isText = ({ type, value }: Scalar): boolean =>
  type === 'PLAIN' && (value === null || typeof value === 'string');
