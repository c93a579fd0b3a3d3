import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../kit/cursor.ts';

const scope = { list: 'tenants', plan: 'pro', state: undefined };

describe('a cursor', () => {
  it('says where to continue in its own list, in whatever order the scope is given', () => {
    const cursor = encodeCursor(scope, 'tnt_1');

    expect(decodeCursor({ plan: 'pro', list: 'tenants' }, cursor)).toEqual({
      ok: true,
      value: 'tnt_1',
    });
  });

  it('tells nothing of its scope', () => {
    const cursor = encodeCursor({ list: 'tenants', search: 'secret' }, 'tnt_1');

    expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/secret|tenants/);
  });

  it.each([{}, { list: 'tenants' }, { list: 'tenants', plan: 'basic' }, { ...scope, state: 'x' }])(
    'is none of the list %j',
    (other) => {
      expect(decodeCursor(other, encodeCursor(scope, 'tnt_1'))).toMatchObject({ ok: false });
    },
  );

  it.each(['', 'x', 'e30', 'bnVsbA', '%%%', Buffer.from('{"after":1}').toString('base64url')])(
    'is not %j',
    (text) => {
      expect(decodeCursor(scope, text)).toEqual({ ok: false, error: { kind: 'InvalidCursor' } });
    },
  );
});
