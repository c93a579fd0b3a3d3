import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../kit/fingerprint.ts';

const parsed = (text: string) => fingerprint(JSON.parse(text));

describe('fingerprint', () => {
  it('is the same whatever the order of keys, at any depth', () => {
    expect(parsed('{"a":1,"b":{"c":[{"d":1,"e":2}],"f":3}}')).toBe(
      parsed('{"b":{"f":3,"c":[{"e":2,"d":1}]},"a":1}'),
    );
  });

  it.each([
    ['{"a":1}', '{"a":"1"}'],
    ['{"a":[1,2]}', '{"a":[2,1]}'],
    ['{"a":null}', '{}'],
    ['{"a":{"b":1}}', '{"a.b":1}'],
    ['{"__proto__":{"a":1}}', '{"__proto__":{"a":2}}'],
  ])('tells %s from %s', (one, other) => {
    expect(parsed(one)).not.toBe(parsed(other));
  });
});
