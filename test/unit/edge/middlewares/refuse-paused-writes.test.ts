import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../../functions/edge/answer.ts';
import type { Operation } from '../../../../functions/edge/operation.ts';
import { newId } from '../../../../kit/id.ts';
import { edgeOf } from '../../../support/edge-of.ts';
import type { AuthorizerContext } from '../../../../functions/edge/authorizer-context.ts';
import { routes, type OperationId } from '../../../../functions/routes.ts';
import { apiEvent, keyIdentity, tenantIdentity } from '../../../support/tenancy/tenant-contexts.ts';

const served = (id: OperationId): Operation => ({
  id,
  run: () => Promise.resolve(answer(200, {})),
});

const handler = edgeOf(
  served('listCollections'),
  served('createRecord'),
  served('listRecords'),
  served('getRecord'),
  served('replaceRecord'),
  served('mergeRecord'),
  served('deleteRecord'),
  served('disableMember'),
  served('deleteRole'),
);

const params = {
  collection: 'tasks',
  recordId: newId('rec'),
  memberId: randomUUID(),
  roleId: newId('rol'),
};
const answerOf = (operation: OperationId, identity: AuthorizerContext) =>
  handler(apiEvent(routes[operation].key, { identity, params, body: {} }));

describe('while a tenant’s writes are paused', () => {
  const paused = { ...tenantIdentity('owner'), writes: 'paused' } as const;

  it('refuses those of its keys, too', async () => {
    const key = keyIdentity(['records:read', 'records:write'], { writes: 'paused' });
    expect(await answerOf('createRecord', key)).toMatchObject({ statusCode: 503 });
    expect(await answerOf('getRecord', key)).toMatchObject({ statusCode: 200 });
  });

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

  const untouched = ['listCollections', 'listRecords', 'getRecord', 'disableMember', 'deleteRole'];
  it.each(untouched as OperationId[])(
    '%s, which writes nothing that is moved, is served',
    async (operation) => {
      expect(await answerOf(operation, paused)).toMatchObject({ statusCode: 200 });
    },
  );

  it('a viewer’s write is refused for the role, as at any time', async () => {
    const viewer = { ...paused, role: 'viewer', permissions: 'records:read' };
    expect(await answerOf('createRecord', viewer)).toMatchObject({ statusCode: 403 });
  });

  it('other tenants write', async () => {
    expect(await answerOf('createRecord', tenantIdentity('owner'))).toMatchObject({
      statusCode: 200,
    });
  });
});
