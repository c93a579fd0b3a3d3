import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../../kit/text/decode-utf8.ts';

const place = (line: number, column: number) => ({
  ok: false,
  error: { kind: 'NotUtf8', line, column },
});

describe('decodeUtf8', () => {
  it.each([
    ['name: Müller 日本 😀', 'name: Müller 日本 😀'],
    ['\ufeffname: Acme', 'name: Acme'],
    ['\ufffd\n\ufffd itself', '\ufffd\n\ufffd itself'],
  ])('reads %j', (text, read) => {
    expect(decodeUtf8(Buffer.from(text))).toEqual({ ok: true, value: read });
  });

  it('names the place of the first byte that is no UTF-8', () => {
    expect(decodeUtf8(Buffer.from('a: 1\nname: Müller Söhne', 'latin1'))).toEqual(place(2, 8));
    const cut = Buffer.concat([Buffer.from('\ufeff\ufffd\n日本'), Buffer.from([0xe6, 0x97])]);
    expect(decodeUtf8(cut)).toEqual(place(2, 3));
  });

  it('knows UTF-16 with a byte order mark and without', () => {
    expect(decodeUtf8(Buffer.from('\ufeffname: Acme', 'utf16le'))).toEqual(place(1, 1));
    expect(decodeUtf8(Buffer.from('name: Acme', 'utf16le'))).toEqual(place(1, 2));
  });

  it('takes time in proportion to the text, whatever it holds', () => {
    expect(decodeUtf8(Buffer.from('\ufffd'.repeat(2_000_000)))).toMatchObject({ ok: true });
  });
});
