import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseBody } from '../../../kit/lambda/http.ts';

const anything = z.unknown();
const base64 = (bytes: readonly number[] | string) => ({
  body: Buffer.from(bytes as string).toString('base64'),
  isBase64Encoded: true,
});
const text = (body: string) => ({ body, isBase64Encoded: false });
const malformed = { ok: false, error: { status: 400, kind: 'malformed-body' } };

describe('parseBody', () => {
  it('reads the same body as text and in base64', () => {
    const json = '{"a":"é😀"}';
    expect(parseBody(anything, base64(json))).toEqual({ ok: true, value: { a: 'é😀' } });
    expect(parseBody(anything, text(json))).toEqual({ ok: true, value: { a: 'é😀' } });
  });

  it('refuses bytes that are no UTF-8 instead of keeping a stand-in for them', () => {
    const broken = [...Buffer.from('{"a":"'), 0xff, 0xfe, ...Buffer.from('"}')];
    expect(parseBody(anything, base64(broken))).toMatchObject(malformed);
  });

  it.each(['1e400', '[-1e400]', '{"a":{"b":[1,2e999]}}'])(
    'refuses %s, which would be written as null',
    (body) => {
      expect(parseBody(anything, text(body))).toMatchObject(malformed);
    },
  );

  it.each(['1.7976931348623157e308', '5e-324', '0', '-0.5', '{"a":["1e400"]}'])(
    'takes %s',
    (body) => {
      expect(parseBody(anything, text(body))).toEqual({
        ok: true,
        value: JSON.parse(body) as unknown,
      });
    },
  );

  it('judges a body of any depth without exhausting the stack', () => {
    const deep = `${'['.repeat(200_000)}1e400${']'.repeat(200_000)}`;
    expect(parseBody(anything, text(deep))).toMatchObject(malformed);
  });

  it('names at most 100 invalid fields: the answer does not grow with the request', () => {
    const body = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, 1]));
    const parsed = parseBody(z.strictObject({}), text(JSON.stringify(body)));

    expect(parsed).toMatchObject({ ok: false, error: { kind: 'invalid-request' } });
    expect(parsed.ok ? [] : parsed.error.errors).toHaveLength(100);
  });
});
