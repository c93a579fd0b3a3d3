import { describe, expect, it } from 'vitest';
import { recordsApi } from '../../support/records/records-api.ts';

describe('If-Match', () => {
  it('changes a record only in the version of If-Match', async () => {
    const { call, create } = recordsApi();
    const params = await create();
    const stale = { params, headers: { 'if-match': '"7"' }, body: { a: 2 } };

    for (const operation of ['replaceRecord', 'mergeRecord', 'deleteRecord'] as const) {
      expect(await call(operation, stale)).toMatchObject({
        status: 412,
        body: { type: 'urn:freehold:problem:version-conflict' },
      });
    }
    const fresh = { ...stale, headers: { 'if-match': '"1"' } };
    expect(await call('replaceRecord', fresh)).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { data: { a: 2 } },
    });
  });

  it('changes a record that is in one of the versions of If-Match', async () => {
    const { call, create } = recordsApi();
    const params = await create();
    const of = (tags: string) => ({ params, headers: { 'if-match': tags }, body: { a: 2 } });

    for (const operation of ['replaceRecord', 'mergeRecord', 'deleteRecord'] as const) {
      expect(await call(operation, of('"7", "8"'))).toMatchObject({ status: 412 });
    }
    expect(await call('replaceRecord', of('"1", "7"'))).toMatchObject({ headers: { etag: '"2"' } });
    expect(await call('mergeRecord', of('"7", "2"'))).toMatchObject({ headers: { etag: '"3"' } });
    expect(await call('mergeRecord', of('*'))).toMatchObject({ headers: { etag: '"4"' } });
    expect(await call('deleteRecord', of('W/"4", "4"'))).toMatchObject({ status: 204 });
    expect(await call('replaceRecord', of('"4", "5"'))).toMatchObject({ status: 404 });
  });

  it('answers 404 to a deletion by If-Match of what is gone, as after a lost answer', async () => {
    const { call, create } = recordsApi();
    const deletion = { params: await create(), headers: { 'if-match': '"1"' } };
    expect(await call('deleteRecord', deletion)).toMatchObject({ status: 204 });
    expect(await call('deleteRecord', deletion)).toMatchObject({ status: 404 });
    expect(await call('deleteRecord', { params: deletion.params })).toMatchObject({ status: 204 });
  });
});
