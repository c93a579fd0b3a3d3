import { describe, expect, it } from 'vitest';
import { listQuotasOperation } from '../../../functions/quotas/api/list-quotas.ts';
import { routes } from '../../../functions/routes.ts';
import { newId } from '../../../kit/id.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { aPlan } from '../../support/plans/a-plan.ts';
import { storagePorts } from '../../support/quotas/storage-ports.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

async function shown(features: readonly string[]) {
  const { counters } = storagePorts();
  const identity = tenantIdentity('viewer');
  const { tenantId } = identity;
  await counters.take({ tenantId, limitBytes: 'unlimited' }, 700);
  const endsAt = new Date(Date.now() + 60_000);
  const reservation = { fileId: newId('fil'), bytes: 50, endsAt };
  await counters.reserve({ tenantId, limitBytes: 'unlimited' }, reservation);
  const pools: string[] = [];
  const seatsOf = async (userPoolId: string) => {
    pools.push(userPoolId);
    return 3;
  };
  const plans = { basic: aPlan('basic', ...features) };
  const operation = listQuotasOperation({ plans, counters, seatsOf, now: () => new Date() });
  const answer = await edgeOf(operation)(apiEvent(routes.listQuotas.key, { identity }));
  return { pools, status: answer.statusCode, body: JSON.parse(answer.body ?? '') as object };
}

describe('GET /v1/quotas', () => {
  it('shows what is used, reserved and granted, to a viewer too', async () => {
    const { pools, status, body } = await shown(['10gb_storage', '5_users']);
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        { quota: 'storage', unit: 'bytes', used: 700, reserved: 50, limit: 10 * 1024 ** 3 },
        { quota: 'members', unit: 'seats', used: 3, reserved: 0, limit: 5 },
      ],
    });
    expect(pools).toEqual(['us-east-1_Test']);
  });

  it('shows what has no end', async () => {
    expect((await shown(['unlimited_storage', 'unlimited_users'])).body).toMatchObject({
      items: [{ limit: 'unlimited' }, { limit: 'unlimited' }],
    });
  });
});
