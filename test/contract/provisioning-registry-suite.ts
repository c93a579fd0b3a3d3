import { beforeEach, describe, expect, it } from 'vitest';
import { PROVISIONING_ACTOR } from '../../core/provisioning/provisioning-actor.ts';
import type {
  Activation,
  ProvisioningRegistry,
  Unsettled,
} from '../../core/provisioning/provisioning-registry.ts';
import type { StepLedger, StepRecord } from '../../core/provisioning/step-ledger.ts';
import type { StepName } from '../../core/provisioning/step.ts';
import {
  tenantActivated,
  tenantGivenUp,
  tenantProvisioningFailed,
} from '../../core/tenants/tenant-events.ts';
import {
  statesThatMay,
  TENANT_STATES,
  type ProvisioningFailure,
  type Tenant,
} from '../../core/tenants/tenant.ts';
import { aTenant } from '../support/provisioning/a-tenant.ts';

export type RegistryStores = {
  readonly registry: ProvisioningRegistry;
  readonly ledger: StepLedger;
  /** Records a tenant, as its creation would, with a registered pool and a first password. */
  seed(tenant: Tenant, userPoolId: string): Promise<void>;
  poolState(userPoolId: string): Promise<string | undefined>;
  /** Of a tenant that is seeded as the only one. */
  isSlugAndPlaceFree(tenant: Tenant): Promise<boolean>;
  hasFirstPassword(tenant: Tenant): Promise<boolean>;
  eventTypes(tenant: Tenant): Promise<readonly string[]>;
};

const NOW = new Date('2026-11-23T12:00:00.000Z');
const failure: ProvisioningFailure = {
  step: 'create-identity',
  reason: 'No.',
  retryable: true,
  failedAt: NOW,
};

/** What every registry promises, the fake as well as the table. */
export function describeProvisioningRegistry(
  name: string,
  emptyStores: () => Promise<RegistryStores>,
) {
  let stores: RegistryStores;
  let tenant: Tenant;
  let attempt: { tenantId: Tenant['id']; attempt: number };
  const userPoolId = 'us-east-1_Abc';

  beforeEach(async () => {
    stores = await emptyStores();
    tenant = aTenant(NOW);
    attempt = { tenantId: tenant.id, attempt: 1 };
    await stores.seed(tenant, userPoolId);
  });

  const record = (step: StepName, change: Partial<StepRecord> = {}): StepRecord => ({
    tenantId: tenant.id,
    name: step,
    status: 'pending',
    attempt: 1,
    revision: 1,
    ...change,
  });
  const activation = (change: Partial<Activation> = {}): Activation => ({
    tenant,
    identity: { userPoolId, clientId: 'c' },
    activatedAt: NOW,
    event: tenantActivated(tenant, { time: NOW, actor: PROVISIONING_ACTOR }),
    step: record('activate-tenant', { status: 'done' }),
    welcome: record('send-welcome-email'),
    ...change,
  });
  const recordFailure = () =>
    stores.registry.recordFailure({
      ...attempt,
      failure,
      event: tenantProvisioningFailed(
        { ...tenant, failure },
        { time: NOW, actor: PROVISIONING_ACTOR },
      ),
    });
  const giveUp = (of: Tenant) =>
    stores.registry.giveUp({
      tenant: of,
      event: tenantGivenUp(of, { time: NOW, actor: PROVISIONING_ACTOR }),
    });
  const listed = async (pages: AsyncIterable<readonly Unsettled[]>) => {
    const all = [];
    for await (const page of pages) all.push(...page);
    return all.map(({ tenantId }) => tenantId);
  };

  describe(name, () => {
    it('activates tenant and pool, owes the welcome and forgets the password, at once', async () => {
      expect(await stores.registry.activate(activation())).toMatchObject({ ok: true });
      expect(await stores.registry.find(tenant.id)).toMatchObject({
        state: 'active',
        identity: { userPoolId, clientId: 'c' },
        activatedAt: NOW,
        version: 2,
      });
      expect(await stores.poolState(userPoolId)).toBe('active');
      expect(await stores.hasFirstPassword(tenant)).toBe(false);
      expect(await stores.eventTypes(tenant)).toEqual(['tenant.activated']);
      expect(await stores.ledger.find(tenant.id, 'activate-tenant')).toMatchObject({
        status: 'done',
      });
      expect(await listed(stores.registry.listUnwelcomed())).toEqual([tenant.id]);
      expect(await listed(stores.registry.listUnsettled())).toEqual([]);
    });

    it.each([
      ['whose compensation has begun', () => stores.registry.beginCompensation(attempt)],
      ['that failed', recordFailure],
      ['that is active', () => stores.registry.activate(activation())],
    ])('activates no tenant %s', async (_, before) => {
      await before();
      const events = await stores.eventTypes(tenant);
      expect(await stores.registry.activate(activation())).toMatchObject({ ok: false });
      expect(await stores.eventTypes(tenant)).toEqual(events);
    });

    it('activates no tenant that changed since it was read, nor one of another attempt', async () => {
      const changed = { ...tenant, version: 9 };
      const next = { ...tenant, attempt: 2 };
      for (const other of [changed, next]) {
        expect(await stores.registry.activate(activation({ tenant: other }))).toMatchObject({
          ok: false,
        });
      }
      expect(await stores.poolState(userPoolId)).toBe('provisioning');
      expect(await stores.hasFirstPassword(tenant)).toBe(true);
    });

    it.each(
      (['activate', 'compensate', 'fail', 'giveUp'] as const).flatMap((transition) =>
        TENANT_STATES.filter((state) => !statesThatMay(transition).includes(state)).map(
          (state) => [transition, state] as const,
        ),
      ),
    )('refuses to %s a tenant that is %s', async (transition, state) => {
      const seeded = { ...tenant, state, givenUpAttempt: 1 };
      await stores.seed(seeded, userPoolId);
      const write = {
        activate: () => stores.registry.activate(activation()),
        compensate: () => stores.registry.beginCompensation(attempt),
        fail: recordFailure,
        giveUp: () => giveUp(seeded),
      };
      expect(await write[transition]()).toMatchObject({ ok: false });
      expect(await stores.registry.find(tenant.id)).toMatchObject({ state, version: 1 });
      expect(await stores.eventTypes(tenant)).toEqual([]);
    });

    it('activates nothing for a runner that lost its step', async () => {
      await stores.ledger.save(record('activate-tenant', { status: 'running' }));
      expect(await stores.registry.activate(activation())).toMatchObject({ ok: false });
      expect(await stores.registry.find(tenant.id)).toMatchObject({ state: 'provisioning' });
    });

    it('begins a compensation as often as it is asked, and shows it', async () => {
      expect(await stores.registry.beginCompensation(attempt)).toMatchObject({ ok: true });
      expect(await stores.registry.beginCompensation(attempt)).toMatchObject({ ok: true });
      expect(await stores.registry.find(tenant.id)).toMatchObject({
        compensatedAttempt: 1,
        version: 1,
      });
    });

    it('begins no compensation of an active or failed tenant, or of another attempt', async () => {
      expect(await stores.registry.beginCompensation({ ...attempt, attempt: 2 })).toMatchObject({
        ok: false,
      });
      await recordFailure();
      expect(await stores.registry.beginCompensation(attempt)).toMatchObject({ ok: false });

      const other = aTenant(NOW);
      await stores.seed(other, 'us-east-1_Other');
      await stores.registry.activate({
        ...activation({ tenant: other }),
        identity: { userPoolId: 'us-east-1_Other', clientId: 'c' },
        step: { ...record('activate-tenant', { status: 'done' }), tenantId: other.id },
        welcome: { ...record('send-welcome-email'), tenantId: other.id },
      });
      const ofOther = { tenantId: other.id, attempt: 1 };
      expect(await stores.registry.beginCompensation(ofOther)).toMatchObject({ ok: false });
    });

    it('records a failure once, with its event, and no longer lists the tenant', async () => {
      expect(await listed(stores.registry.listUnsettled())).toEqual([tenant.id]);
      expect(await recordFailure()).toMatchObject({ ok: true });
      expect(await recordFailure()).toMatchObject({ ok: false });
      expect(await stores.registry.find(tenant.id)).toMatchObject({ failure, version: 2 });
      expect(await stores.eventTypes(tenant)).toEqual(['tenant.provisioning_failed']);
      expect(await stores.hasFirstPassword(tenant)).toBe(true);
      expect(await listed(stores.registry.listUnsettled())).toEqual([]);
    });

    it('gives a tenant up once: terminated, slug and place free, password forgotten, told', async () => {
      const givenUp = { ...tenant, givenUpAttempt: 1 };
      await stores.seed(givenUp, userPoolId);
      expect(await stores.isSlugAndPlaceFree(tenant)).toBe(false);
      expect(await giveUp(givenUp)).toMatchObject({ ok: true });
      expect(await giveUp(givenUp)).toMatchObject({ ok: false });
      expect(await stores.registry.find(tenant.id)).toMatchObject({ state: 'terminated' });
      expect(await stores.isSlugAndPlaceFree(tenant)).toBe(true);
      expect(await stores.hasFirstPassword(tenant)).toBe(false);
      expect(await stores.eventTypes(tenant)).toEqual(['tenant.given_up']);
      expect(await listed(stores.registry.listUnsettled())).toEqual([]);
    });

    it('gives up no tenant of another attempt, nor one that nobody gave up', async () => {
      expect(await giveUp(tenant)).toMatchObject({ ok: false });
      await stores.seed({ ...tenant, givenUpAttempt: 1, attempt: 2 }, userPoolId);
      expect(await giveUp({ ...tenant, givenUpAttempt: 1, attempt: 2 })).toMatchObject({
        ok: false,
      });
      expect(await stores.isSlugAndPlaceFree(tenant)).toBe(false);
    });

    it('lists no welcome that is sent or failed', async () => {
      await stores.registry.activate(activation());
      const sent = record('send-welcome-email', { status: 'done', revision: 2 });
      expect(await stores.ledger.save(sent)).toMatchObject({ ok: true });
      expect(await listed(stores.registry.listUnwelcomed())).toEqual([]);
    });
  });
}
