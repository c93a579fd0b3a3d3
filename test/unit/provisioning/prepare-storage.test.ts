import { describe, expect, it } from 'vitest';
import { orRefusedSession } from '../../../adapters/dedicated-resources/refused-session.ts';
import { prepareStorage } from '../../../core/provisioning/prepare-storage.ts';
import { SessionRefusedError } from '../../../core/provisioning/tenant-store.ts';
import { placementOf } from '../../../core/tenancy/placement.ts';
import { newId } from '../../../kit/id.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const stores = {
  partition: 'aws',
  region: 'us-east-1',
  accountId: '123456789012',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'dev',
};
const home = { tenantId: newId('tnt'), region: 'us-east-1' };
const pooled = placementOf({ ...home, isolation: 'shared_schema' }, stores);
const keyed = placementOf({ ...home, isolation: 'separate_schema' }, stores);

const refusal = (name: string) => Object.assign(new Error('no'), { name });

describe('a session that a store does not let in', () => {
  it.each(['AccessDeniedException', 'AccessDenied'])(
    'is told apart where the tenant has a key of its own: %s',
    async (name) => {
      const call = () => Promise.reject(refusal(name));
      await expect(orRefusedSession(keyed, call)).rejects.toThrow(SessionRefusedError);
      await expect(orRefusedSession(pooled, call)).rejects.toThrow('no');
    },
  );

  it('is not what an outage is', async () => {
    const call = () => Promise.reject(refusal('InternalServerError'));
    await expect(orRefusedSession(keyed, call)).rejects.toThrow('no');
  });
});

describe('prepareStorage', () => {
  const stepThat = (thrown: Error | null) =>
    prepareStorage({
      stores: [
        {
          prepare: () => (thrown ? Promise.reject(thrown) : Promise.resolve()),
          clear: () => Promise.resolve(),
        },
      ],
    });
  const notes = {
    undo: null,
    intend: () => Promise.resolve(),
    disclaim: () => Promise.resolve(),
    finishedWith: () => {
      throw new Error('It writes no transaction.');
    },
  };

  it('waits while a new key does not know the tenant’s session, up to seven minutes', async () => {
    const step = stepThat(new SessionRefusedError('not yet'));
    const tenant = { ...aTenant(new Date()), isolation: 'separate_schema' } as const;
    expect(await step.perform(tenant, notes)).toEqual({ ok: true, value: 'pending' });
    expect(step.pendingLimitSeconds?.(tenant)).toBe(420);
  });

  it('never waits in a pool, whose key is old', () => {
    expect(stepThat(null).pendingLimitSeconds?.(aTenant(new Date()))).toBe(0);
  });

  it('throws what else a store throws', async () => {
    await expect(stepThat(new Error('outage')).perform(aTenant(new Date()), notes)).rejects.toThrow(
      'outage',
    );
  });
});
