import { describe, expect, it } from 'vitest';
import { apiHandler, type Operation } from '../../../functions/edge/api-handler.ts';
import type { RequestContext } from '../../../functions/edge/request-context.ts';
import { routes, type OperationId } from '../../../functions/routes.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const served: Operation = () => Promise.resolve({ statusCode: 200, body: '{}' });

const handler = apiHandler<'records/api'>({
  listCollections: served,
  createRecord: served,
  listRecords: served,
  getRecord: served,
  replaceRecord: served,
  mergeRecord: served,
  deleteRecord: served,
});

async function answerOf(operation: OperationId, identity: RequestContext) {
  const event = apiEvent(routes[operation].key, { identity });
  return handler(event, {} as Parameters<typeof handler>[1]);
}

describe('while a tenant’s writes are paused', () => {
  const paused = { ...tenantIdentity('owner'), writes: 'paused' } as const;

  it.each(['createRecord', 'replaceRecord', 'mergeRecord', 'deleteRecord'] as const)(
    '%s is told to come again, and not run',
    async (operation) => {
      const { statusCode, headers, body } = await answerOf(operation, paused);
      expect({ statusCode, headers }).toMatchObject({
        statusCode: 503,
        headers: { 'retry-after': '10', 'content-type': 'application/problem+json' },
      });
      expect(JSON.parse(body ?? '')).toMatchObject({ type: 'urn:freehold:problem:writes-paused' });
    },
  );

  it.each(['listCollections', 'listRecords', 'getRecord'] as const)(
    '%s is served',
    async (operation) => {
      expect(await answerOf(operation, paused)).toMatchObject({ statusCode: 200 });
    },
  );

  it('a viewer’s write is refused for the role, as at any time', async () => {
    const viewer = { ...paused, role: 'viewer' } as const;
    expect(await answerOf('createRecord', viewer)).toMatchObject({ statusCode: 403 });
  });

  it('other tenants write', async () => {
    expect(await answerOf('createRecord', tenantIdentity('owner'))).toMatchObject({
      statusCode: 200,
    });
  });
});
