import { describe, expect, it } from 'vitest';
import { deleteFlagOperation } from '../../../functions/flags/api/delete-flag.ts';
import { listFlagsOperation } from '../../../functions/flags/api/list-flags.ts';
import { putFlagOperation } from '../../../functions/flags/api/put-flag.ts';
import { routes } from '../../../functions/routes.ts';
import { FakeFlagRepository } from '../../fakes/fake-flag-repository.ts';
import { edgeOf } from '../../support/edge-of.ts';
import {
  apiEvent,
  operatorIdentity,
  requestInfo,
  tenantIdentity,
  type RequestOf,
} from '../../support/tenancy/tenant-contexts.ts';

function flagsApi() {
  const flags = new FakeFlagRepository();
  const ports = { flags, now: () => new Date() };
  const serve = edgeOf(
    listFlagsOperation(ports),
    putFlagOperation(ports),
    deleteFlagOperation(ports),
  );
  const call = async (
    operation: 'listFlags' | 'putFlag' | 'deleteFlag',
    { flag = '', ...request }: RequestOf & { readonly flag?: string } = {},
  ) => {
    const event = apiEvent(routes[operation].key, {
      identity: operatorIdentity,
      params: { flag },
      ...request,
    });
    const { statusCode, headers, body } = await serve(event);
    return { status: statusCode, headers, body: JSON.parse(body ?? '{}') as object };
  };
  return { call, flags };
}

const NOTHING = { kill: false, onTenants: [], offTenants: [], onUsers: [], description: '' };

describe('PUT /v1/flags/{flag}', () => {
  it('makes a flag of what the body says, and of nothing else', async () => {
    const { call, flags } = flagsApi();
    const made = await call('putFlag', { flag: 'editor', body: { percentage: 10 } });
    const view = { name: 'editor', ...NOTHING, percentage: 10, version: 1 };
    expect(made).toMatchObject({ status: 201, headers: { etag: '"1"' }, body: view });
    expect((await call('listFlags')).body).toEqual({ items: [view] });
    expect(flags.events).toMatchObject([{ request: requestInfo, data: { flag: 'editor' } }]);
  });

  it('changes the version of If-Match alone', async () => {
    const { call } = flagsApi();
    await call('putFlag', { flag: 'editor', body: { percentage: 10 } });
    const change = (ifMatch: string) =>
      call('putFlag', { flag: 'editor', body: { kill: true }, headers: { 'if-match': ifMatch } });
    expect(await change('"1"')).toMatchObject({ status: 200, body: { kill: true, percentage: 0 } });
    expect(await change('"1"')).toMatchObject({ status: 412 });
    expect(await call('putFlag', { flag: 'editor', body: {} })).toMatchObject({ status: 200 });
  });

  it('tells everything that is wrong at once', async () => {
    const { call, flags } = flagsApi();
    const body = {
      percentage: 101,
      kill: 'yes',
      onTenants: ['acme'],
      onUsers: [{ tenantId: 'acme' }],
      more: 1,
    };
    const refused = await call('putFlag', { flag: '25_users', body });
    expect(refused.status).toBe(400);
    const { errors } = refused.body as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer).toSorted()).toEqual([
      '/kill',
      '/more',
      '/onTenants/0',
      '/onUsers/0/tenantId',
      '/onUsers/0/userId',
      '/percentage',
      '{flag}',
    ]);
    expect(flags.events).toEqual([]);
  });

  it.each(['Editor', '2_editor', '100gb_storage', 'advanced_analytics', 'x'.repeat(51)])(
    'refuses the name %s, which is no switch',
    async (flag) => {
      const { call } = flagsApi();
      expect(await call('putFlag', { flag, body: {} })).toMatchObject({ status: 400 });
    },
  );
});

describe('DELETE /v1/flags/{flag}', () => {
  it('deletes it once', async () => {
    const { call } = flagsApi();
    await call('putFlag', { flag: 'editor', body: {} });
    expect(await call('deleteFlag', { flag: 'editor' })).toMatchObject({ status: 204 });
    for (const flag of ['editor', 'Not a name']) {
      expect(await call('deleteFlag', { flag })).toMatchObject({ status: 404 });
    }
  });
});

describe('flags', () => {
  it.each(['listFlags', 'putFlag', 'deleteFlag'] as const)(
    'are no tenant’s: %s is refused to its owner',
    async (operation) => {
      const { call } = flagsApi();
      const request = { flag: 'editor', identity: tenantIdentity('owner'), body: {} };
      expect(await call(operation, request)).toMatchObject({ status: 403 });
    },
  );
});
