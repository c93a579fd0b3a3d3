import { describe, expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import type { Turns } from '../turns.ts';
import { hitsOf, type Faulted } from './fault-cells.ts';
import { orderFault } from './gate-faults.ts';
import { doneOnce, outcomeOf } from './outcomes.ts';
import { recordTenant, type RecordedTenant } from './recorded-tenant.ts';
import { endOf, startRun } from './runs.ts';
import { tracesOf } from './stores.ts';

/** The calls that furnish a pool tell it by an id that is not known before it is made. */
const FURNISHING = ['CreateUserPoolClient', 'SetUserPoolMfaConfig', 'AdminSetUserPassword'];

/** Holds the step between the pool and what furnishes it, and loses the first answer of each call. */
async function furnishWithLostAnswers(): Promise<Faulted> {
  const tenant = await recordTenant();
  await orderFault(
    {
      service: 'dynamodb',
      action: 'PutItem',
      bodyIncludes: [tenant.id, '"STEP#create-identity"', '"userPoolId"'],
    },
    { mode: 'slow', times: 1, hangSeconds: 4 },
  );
  await startRun({ tenantId: tenant.id });
  const poolId = await eventually(() => notedPoolOf(tenant), { seconds: 300 });
  const faults = await Promise.all(
    FURNISHING.map((action) =>
      orderFault(
        { service: 'cognito-idp', action, bodyIncludes: [poolId] },
        { mode: 'fail-after', times: 1 },
      ),
    ),
  );
  await endOf({ tenantId: tenant.id });
  return { tenant, faults };
}

async function notedPoolOf(tenant: RecordedTenant): Promise<string> {
  const [pool] = (await tracesOf(tenant)).pools;
  if (!pool) throw new Error('The pool is not made yet.');
  return pool.id;
}

export function describeLostAnswers(turns: Turns, timeout: number): void {
  const furnished = turns.begin(furnishWithLostAnswers);

  describe('a pool whose furnishing calls lose their answers', () => {
    it('has one client, and each group once', { timeout }, async () => {
      const { tenant, faults } = await furnished;
      expect(await hitsOf(faults)).toEqual(FURNISHING.map(() => 1));
      expect(await outcomeOf(tenant)).toEqual(doneOnce(tenant));
    });
  });
}
