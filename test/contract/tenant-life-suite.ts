import { describe, expect, it } from 'vitest';
import { restoreTenant } from '../../core/tenant-life/restore-tenant.ts';
import type { LifeJobs } from '../../core/tenant-life/start-life-job.ts';
import { endTenant } from '../../core/tenant-life/terminate-tenant.ts';
import { occasionOf } from '../../core/events/domain-event.ts';
import { resumeTenant } from '../../core/tenants/resume-tenant.ts';
import { suspendTenant } from '../../core/tenants/suspend-tenant.ts';
import { SUSPENSION_REASONS, type SuspensionReason } from '../../core/tenants/suspension.ts';
import type { TenantLife } from '../../core/tenants/tenant-life.ts';
import type { Tenant } from '../../core/tenants/tenant.ts';
import { newId } from '../../kit/id.ts';
import { aTenant } from '../support/provisioning/a-tenant.ts';
import { operatorPrincipal } from '../support/tenancy/tenant-contexts.ts';

export type TenantLifeHarness = {
  readonly life: TenantLife;
  readonly jobs: LifeJobs;
  readonly seed: (tenant: Tenant) => Promise<void>;
  /** What the authorizer reads of the tenant's pool. */
  readonly pool: (
    tenant: Tenant,
  ) => Promise<{ readonly state: string; readonly suspendedFor?: string }>;
  readonly eventTypes: (tenant: Tenant) => Promise<readonly string[]>;
  /** The tenants whose owners are to be reminded by that time. */
  readonly reminders: (by: Date) => Promise<readonly string[]>;
};

const NOW = new Date('2026-11-27T12:00:00.000Z');
const operator = operatorPrincipal;
const occasion = occasionOf(operator, NOW);

/** What every TenantLife keeps to. */
export function describeTenantLife(name: string, make: () => Promise<TenantLifeHarness>) {
  async function living() {
    const harness = await make();
    const tenant: Tenant = {
      ...aTenant(NOW),
      state: 'active',
      activatedAt: NOW,
      identity: { userPoolId: `eu-central-1_${newId('usr').slice(-9)}`, clientId: 'c' },
    };
    await harness.seed(tenant);
    const ports = {
      ...harness,
      runs: { start: () => Promise.resolve() },
      onDelay: () => undefined,
      rules: { plans: {} },
      now: () => NOW,
    };
    const tenantId = tenant.id;
    const suspend = (reason: SuspensionReason) =>
      suspendTenant(ports, { tenantId, reason, occasion });
    const resume = (reason: SuspensionReason) =>
      resumeTenant(ports, { tenantId, reason, occasion });
    const terminate = (key?: string) =>
      endTenant(ports, operator, { tenantId, ...(key && { claim: claimOf(key) }) });
    const restore = () => restoreTenant(ports, operator, { tenantId });
    const seen = async () => {
      const { state, suspensions = [], version } = (await harness.life.find(tenantId)) ?? tenant;
      return { state, reasons: suspensions.map(({ reason }) => reason), version };
    };
    return { ...harness, tenant, suspend, resume, terminate, restore, seen };
  }
  const claimOf = (key: string) => ({ actor: operator.id, key, fingerprint: 'same' });

  describe(name, () => {
    it('writes tenant, registration and event of each step together', async () => {
      const { tenant, suspend, resume, pool, eventTypes, seen } = await living();
      await suspend('billing');
      await suspend('abuse');
      expect(await seen()).toMatchObject({ state: 'suspended', reasons: ['billing', 'abuse'] });
      expect(await pool(tenant)).toMatchObject({
        state: 'suspended',
        suspendedFor: 'billing abuse',
      });
      await resume('billing');
      await resume('abuse');
      expect(await seen()).toEqual({ state: 'active', reasons: [], version: tenant.version + 4 });
      expect(await pool(tenant)).toMatchObject({ state: 'active', suspendedFor: '' });
      expect((await eventTypes(tenant)).toSorted()).toEqual([
        'tenant.resumed',
        'tenant.suspended',
        'tenant.suspended',
        'tenant.suspension_lifted',
      ]);
    });

    it('lets exactly one of 20 equal steps at once be taken', async () => {
      const { tenant, suspend, terminate, restore, eventTypes, seen } = await living();
      await Promise.all(Array.from({ length: 20 }, () => suspend('abuse')));
      expect(await seen()).toMatchObject({ reasons: ['abuse'], version: tenant.version + 1 });
      const ended = await Promise.all(Array.from({ length: 20 }, () => terminate()));
      expect(ended.filter(({ ok }) => ok)).toHaveLength(1);
      const restored = await Promise.all(Array.from({ length: 20 }, () => restore()));
      expect(restored.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await eventTypes(tenant)).toSorted()).toEqual([
        'tenant.restored',
        'tenant.suspended',
        'tenant.terminated',
      ]);
    });

    it('answers a repeated termination with the job that it started', async () => {
      const { terminate } = await living();
      const first = await terminate('one');
      expect(first.ok).toBe(true);
      expect(await terminate('one')).toEqual(first);
    });

    it('puts a terminated tenant among those that wait, and takes a restored one out', async () => {
      const { tenant, terminate, restore, reminders, pool } = await living();
      await terminate();
      expect(await pool(tenant)).toMatchObject({ state: 'terminated' });
      const day = 86_400_000;
      const at = (days: number) => new Date(NOW.getTime() + days * day);
      expect(await reminders(at(22))).not.toContain(tenant.id);
      expect(await reminders(at(23))).toContain(tenant.id);
      await restore();
      expect(await reminders(at(23))).not.toContain(tenant.id);
    });

    it('is at every moment what its steps say, whichever race', async () => {
      const { suspend, resume, terminate, restore, seen, pool, tenant } = await living();
      for (let round = 0; round < 12; round += 1) {
        const at = (index: number) =>
          SUSPENSION_REASONS[(round + index) % SUSPENSION_REASONS.length] ?? 'abuse';
        const steps = [
          () => suspend(at(0)),
          () => resume(at(1)),
          () => (round % 3 === 0 ? terminate() : suspend(at(2))),
          () => (round % 4 === 1 ? restore() : resume(at(3))),
        ];
        await Promise.all(steps.map((step) => step()));
        const { state, reasons } = await seen();
        expect(new Set(reasons).size).toBe(reasons.length);
        if (state !== 'terminated') {
          expect(state).toBe(reasons.length > 0 ? 'suspended' : 'active');
        }
        expect(await pool(tenant)).toMatchObject({
          state,
          ...(reasons.length > 0 && { suspendedFor: reasons.join(' ') }),
        });
      }
    });
  });
}
