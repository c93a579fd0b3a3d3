import { describe, expect, it } from 'vitest';
import { beginMoveOperation } from '../../../functions/moves/api/begin-move.ts';
import { getMoveOperation } from '../../../functions/moves/api/get-move.ts';
import { listMovesOperation } from '../../../functions/moves/api/list-moves.ts';
import { newId } from '../../../kit/id.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { POOL } from '../../support/moves/contents.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';
import {
  apiEvent,
  operatorIdentity as operator,
  type RequestOf,
} from '../../support/tenancy/tenant-contexts.ts';

type Answer = { readonly statusCode?: number; readonly body?: string; readonly headers?: object };
const read = ({ statusCode, body, headers }: Answer) => ({
  status: statusCode,
  body: JSON.parse(body ?? '{}') as Record<string, unknown>,
  headers,
});

const asOperator = (key: string, request: RequestOf) =>
  apiEvent(key, { identity: operator, ...request });

async function post(world: MoveWorld, body: unknown, headers: Record<string, string> = {}) {
  const handler = edgeOf(beginMoveOperation(world.beginPorts()));
  const params = { tenantId: world.tenant.id };
  return read(
    await handler(asOperator('POST /v1/tenants/{tenantId}/moves', { params, body, headers })),
  );
}

const kindOf = ({ type }: Record<string, unknown>) =>
  String(type).replace('urn:freehold:problem:', '');

describe('POST /v1/tenants/{tenantId}/moves', () => {
  it('begins a move, starts its machine and tells where to follow it', async () => {
    const world = new MoveWorld(POOL);
    const { status, body, headers } = await post(world, { to: 'separate_schema' });
    expect(status).toBe(202);
    expect(body).toMatchObject({
      phase: 'making-stores',
      from: POOL,
      to: { isolation: 'separate_schema', region: 'eu-central-1' },
    });
    expect(headers).toMatchObject({
      location: `/v1/tenants/${world.tenant.id}/moves/${String(body.id)}`,
    });
    expect(world.started).toEqual([`${String(body.id)}-1`]);
  });

  it('moves into the table of the tenant’s plan, and a stack where it is asked for', async () => {
    const tier = await post(new MoveWorld(POOL), { to: 'shared_database' });
    expect(tier.body.to).toEqual({
      isolation: 'shared_database',
      region: 'eu-central-1',
      tier: 'basic',
    });
    const far = await post(new MoveWorld(POOL), { to: 'separate_database', region: 'eu-west-1' });
    expect(far.body.to).toEqual({ isolation: 'separate_database', region: 'eu-west-1' });
  });

  it.each([
    ['another region for a table', { to: 'separate_schema', region: 'eu-west-1' }, '/region'],
    ['a region without stacks', { to: 'separate_database', region: 'us-east-1' }, '/region'],
    ['a strategy that does not exist', { to: 'elsewhere' }, '/to'],
  ])('refuses %s', async (_what, request, pointer) => {
    const { status, body } = await post(new MoveWorld(POOL), request);
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer }]);
  });

  it('refuses a stack’s way from region to region, which needs another placement between', async () => {
    const world = new MoveWorld({ isolation: 'separate_database', region: 'eu-west-1' });
    const { status, body } = await post(world, { to: 'separate_database' });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ pointer: '/region' }]);
  });

  it('refuses the placement that the tenant has', async () => {
    const { status, body } = await post(new MoveWorld(POOL), { to: 'shared_schema' });
    expect([status, kindOf(body)]).toEqual([409, 'already-there']);
  });

  it('refuses a second move while one is under way, and names that one', async () => {
    const world = new MoveWorld(POOL);
    const first = await post(world, { to: 'separate_schema' });
    const { status, body } = await post(world, { to: 'shared_database' });
    expect([status, kindOf(body)]).toEqual([409, 'move-under-way']);
    expect(body.moveId).toBe(first.body.id);
  });

  it('refuses a tenant that is not active, and one that is not there', async () => {
    const world = new MoveWorld(POOL);
    world.registry.tenants.set(world.tenant.id, { ...world.tenant, state: 'suspended' });
    const suspended = await post(world, { to: 'separate_schema' });
    expect([suspended.status, kindOf(suspended.body)]).toEqual([409, 'tenant-not-movable']);
    world.registry.tenants.clear();
    expect((await post(world, { to: 'separate_schema' })).status).toBe(404);
  });

  it('begins once for the same key, and refuses the key for another request', async () => {
    const world = new MoveWorld(POOL);
    const headers = { 'idempotency-key': 'k-1' };
    const first = await post(world, { to: 'separate_schema' }, headers);
    const again = await post(world, { to: 'separate_schema' }, headers);
    const other = await post(world, { to: 'shared_database' }, headers);
    expect([first.status, again.status, other.status]).toEqual([202, 202, 422]);
    expect(again.body.id).toBe(first.body.id);
    expect(world.started).toHaveLength(1);
  });

  it('answers the same when the machine does not start: the sweeper starts it', async () => {
    const world = new MoveWorld(POOL);
    world.isMachineOut = true;
    expect((await post(world, { to: 'separate_schema' })).status).toBe(202);
    expect(world.delays).toBe(1);
  });
});

describe('GET /v1/tenants/{tenantId}/moves', () => {
  const list = async (world: MoveWorld, query?: Record<string, string>) =>
    read(
      await edgeOf(listMovesOperation({ moves: world.registry }))(
        asOperator('GET /v1/tenants/{tenantId}/moves', {
          params: { tenantId: world.tenant.id },
          ...(query && { query }),
        }),
      ),
    );

  it('lists a tenant’s moves, the latest first, page by page', async () => {
    const world = new MoveWorld(POOL);
    const ids = [];
    for (let n = 0; n < 3; n += 1) {
      const { id, ...move } = await world.startMove('separate_schema');
      ids.unshift(id);
      await world.registry.close({
        move: { ...move, id, phase: 'failed', state: 'failed', version: 2 },
      });
    }
    const first = await list(world, { limit: '2' });
    const second = await list(world, { limit: '2', cursor: String(first.body.nextCursor) });
    const shown = [first, second].flatMap(({ body }) => body.items as { id: string }[]);
    expect(shown.map(({ id }) => id)).toEqual(ids);
    expect(second.body.nextCursor).toBeUndefined();
  });

  it('shows one with the time of each phase, and nothing of how it is driven', async () => {
    const world = new MoveWorld(POOL);
    const { id: moveId } = await world.startMove('separate_schema');
    const params = { tenantId: world.tenant.id, moveId };
    const event = asOperator('GET /v1/tenants/{tenantId}/moves/{moveId}', { params });
    const { status, body } = read(await edgeOf(getMoveOperation({ moves: world.registry }))(event));
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('cursor');
    expect(body).not.toHaveProperty('lease');
    expect(body.phases).toEqual([{ phase: 'making-stores', startedAt: world.time.toISOString() }]);
  });

  it('knows no move and no tenant that is not there', async () => {
    const world = new MoveWorld(POOL);
    expect((await list(world)).body).toEqual({ items: [] });
    const params = { tenantId: world.tenant.id, moveId: newId('mov') };
    const event = asOperator('GET /v1/tenants/{tenantId}/moves/{moveId}', { params });
    expect((await edgeOf(getMoveOperation({ moves: world.registry }))(event)).statusCode).toBe(404);
    world.registry.tenants.clear();
    expect((await list(world)).status).toBe(404);
  });
});
