import { describe, expect, it } from 'vitest';
import { readBody } from '../../../functions/edge/read-body.ts';

const base64 = (bytes: readonly number[] | string) => ({
  body: Buffer.from(bytes as string).toString('base64'),
  isBase64Encoded: true,
});
const text = (body: string) => ({ body, isBase64Encoded: false });
const malformed = { ok: false, error: { kind: 'MalformedBody' } };

describe('readBody', () => {
  it.each([
    ['a text', text],
    ['base64, as of any media type that is no text', base64],
  ])('reads the same body in %s', (_, road) => {
    expect(readBody(road('{"a":"é😀"}'))).toEqual({ ok: true, value: { a: 'é😀' } });
  });

  it.each([
    ['a text', text],
    ['base64', base64],
  ])('takes a byte order mark in %s', (_, road) => {
    expect(readBody(road('\ufeff{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
  });

  it('refuses the stand-in that a gateway made of such bytes; escaped, it is a text like any other', () => {
    const plain = (body: string) => ({ body, isBase64Encoded: false });
    expect(readBody(plain('{"name":"M\ufffdller"}'))).toMatchObject({
      error: { kind: 'MalformedBody' },
    });
    expect(readBody(plain('{"name":"\\ufffd"}'))).toEqual({
      ok: true,
      value: { name: '\ufffd' },
    });
  });

  it('refuses bytes that are no UTF-8 instead of keeping a stand-in for them', () => {
    const broken = [...Buffer.from('{"a":"'), 0xff, 0xfe, ...Buffer.from('"}')];
    expect(readBody(base64(broken))).toMatchObject(malformed);
  });

  it('says where a body is no UTF-8, by either road', () => {
    const broken = Buffer.from('{\n "name": "Müller"}', 'latin1');
    const roads = [base64([...broken]), text(broken.toString('utf8'))];
    for (const road of roads) {
      expect(readBody(road)).toMatchObject({
        error: { reason: expect.stringContaining('not UTF-8 at line 2, column 12') as string },
      });
    }
  });

  it('refuses UTF-16, with a byte order mark and without', () => {
    for (const body of ['\ufeff{"a":1}', '{"a":1}']) {
      expect(readBody(base64([...Buffer.from(body, 'utf16le')]))).toMatchObject(malformed);
    }
  });

  it.each(['', '{', 'a=1&b=2', '1e400', '[-1e400]', '{"a":{"b":[1,2e999]}}'])(
    'refuses %j',
    (body) => {
      expect(readBody(text(body))).toMatchObject(malformed);
      expect(readBody(base64(body))).toMatchObject(malformed);
    },
  );

  it.each(['1.7976931348623157e308', '5e-324', '0', '-0.5', '{"a":["1e400"]}'])(
    'takes %s',
    (body) => {
      expect(readBody(text(body))).toEqual({ ok: true, value: JSON.parse(body) as unknown });
    },
  );

  it('reads a body of any depth without exhausting the stack', () => {
    const deep = `${'['.repeat(200_000)}1e400${']'.repeat(200_000)}`;
    expect(readBody(text(deep))).toMatchObject(malformed);
  });
});
