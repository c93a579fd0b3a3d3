import { erasedPools, poolRemains } from '../../../adapters/cognito/cognito-erased-pools.ts';
import { DynamoAuditEntries } from '../../../adapters/dynamodb/erasure/dynamo-audit-entries.ts';
import { DynamoFlagTargets } from '../../../adapters/dynamodb/erasure/dynamo-flag-targets.ts';
import { DynamoSharedItems } from '../../../adapters/dynamodb/erasure/dynamo-shared-items.ts';
import {
  CONTROL_KINDS,
  USAGE_KINDS,
  WEBHOOK_KINDS,
} from '../../../adapters/dynamodb/erasure/item-kinds.ts';
import { AuditRemains, TableRemains } from '../../../adapters/dynamodb/erasure/table-remains.ts';
import type { BillingAccount } from '../../../core/billing/billing-account.ts';
import type { Completion } from '../../../core/erasure/complete-erasure.ts';
import type { ErasableStore, SweptStore } from '../../../core/erasure/erasable-store.ts';
import { parseErasure, type ErasureJob } from '../../../core/erasure/erasure-job.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { JobOutcome, ResourcesStatus } from '../../../core/jobs/job-outcome.ts';
import { placementSpecOf } from '../../../core/tenancy/placement-spec.ts';
import { placementOf } from '../../../core/tenancy/placement.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import type { LifeJob } from '../../../core/tenant-life/life-job.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { fail, ok } from '../../../kit/result.ts';
import { FakeAccountMails } from '../../fakes/fake-account-mails.ts';
import { FakeDedicatedTables } from '../../fakes/fake-dedicated-tables.ts';
import { FakeItemTable } from '../../fakes/fake-item-table.ts';
import { FakePlacementItems } from '../../fakes/fake-placement-items.ts';
import { FakeTenantLife } from '../../fakes/fake-tenant-life.ts';
import { FakeTenantPools } from '../../fakes/fake-tenant-pools.ts';
import { aTenant } from '../provisioning/a-tenant.ts';
import { Killed } from './erasure-faults.ts';
import { advanceData, advanceRecords, changeErasedResources } from './erasure-functions.ts';
import { auditItemsOf, controlItemsOf, usageItemsOf, webhookItemsOf } from './tenant-items.ts';
import { TEST_STORAGE } from '../tenancy/test-storage.ts';

const DAY_MS = 86_400_000;

/** A platform with tenants, and all that an erasure touches, in memory; its tables are read by the adapters of production. */
export class ErasureWorld {
  time = new Date('2026-11-28T12:00:00Z');
  readonly tenants = new Map<string, Tenant>();
  readonly events: DomainEvent<string, object>[] = [];
  readonly life = new FakeTenantLife(this.tenants, this.events);
  readonly control = new FakeItemTable('control');
  readonly usage = new FakeItemTable('usage');
  readonly webhooks = new FakeItemTable('webhooks');
  readonly audit = new FakeItemTable('audit');
  readonly pools = new FakeTenantPools();
  readonly items = new FakePlacementItems(TEST_STORAGE);
  readonly resources = new FakeDedicatedTables(this.items);
  readonly mails = new FakeAccountMails();
  /** How often one looks until the billing provider has forgotten the customer. */
  billingLooks = 2;
  readonly slugs = new Map<string, string>();
  places = 0;
  /** Ends a run of a function after so many pages. */
  pagesAtOnce = 1_000;
  /** Called after each page; what it throws is what the function dies of. */
  before: (pieces: number) => void = () => undefined;
  pieces = 0;
  readonly stageStorage = TEST_STORAGE;
  readonly now = () => this.time;
  get stores(): ErasableStore[] {
    return [
      erasedPools(this.pools),
      new DynamoFlagTargets(this.control),
      new DynamoSharedItems('control', this.control, CONTROL_KINDS),
      new DynamoSharedItems('usage', this.usage, USAGE_KINDS),
      new DynamoSharedItems('webhooks', this.webhooks, WEBHOOK_KINDS),
      new DynamoAuditEntries(this.audit, this.now),
    ];
  }

  readonly swept: SweptStore[] = [
    poolRemains(this.pools),
    new TableRemains('control', this.control),
    new TableRemains('usage', this.usage),
    new TableRemains('webhooks', this.webhooks),
    new AuditRemains(this.audit, this.now),
  ];

  /** A tenant in that state, with something of every kind in every store. */
  async onboard(change: Partial<Tenant> = {}, { members = 1, records = 3 } = {}): Promise<Tenant> {
    const base = { ...aTenant(this.time), slug: `t${this.tenants.size}` };
    const pool = await this.pools.create(base);
    const identity = { userPoolId: pool.ok ? pool.value : '', clientId: 'c' };
    const active: Tenant = { ...base, state: 'active', identity, ...change };
    this.tenants.set(active.id, active);
    this.slugs.set(active.slug, active.id);
    this.places += 1;
    this.control.put(...controlItemsOf(active, members));
    this.usage.put(...usageItemsOf(active));
    this.webhooks.put(...webhookItemsOf(active));
    this.audit.put(...auditItemsOf(active, this.time));
    this.resources.makeAtOnce(
      placementOf({ tenantId: active.id, ...placementSpecOf(active) }, TEST_STORAGE),
    );
    const table = this.items.tableOf(scopeForPlatform(active));
    const key = (partition: string, sk: string) => `${partition}\0${sk}`;
    table.set(key('', 'STORAGE'), { value: '' });
    table.set(key('', 'C#notes'), { value: '' });
    for (let at = 0; at < records; at += 1) table.set(key('notes', `rec_${at}`), { value: 'x' });
    return active;
  }

  terminated(): Pick<Tenant, 'state' | 'termination'> {
    const by = { kind: 'operator', id: 'op-1' } as const;
    const eraseAt = new Date(this.time.getTime() + 30 * DAY_MS);
    return { state: 'terminated', termination: { by, at: this.time, eraseAt } };
  }

  startPorts() {
    const { life, now } = this;
    return {
      ...{ life, now, jobs: life },
      runs: { start: () => Promise.resolve() },
      onDelay: () => undefined,
    };
  }

  job(job: LifeJob): ErasureJob {
    return parseErasure(this.life.jobs.jobs.get(job.id));
  }

  /** Drives the job as the machine does, until it ends or stops; a function that dies is called again. */
  async drive(job: LifeJob): Promise<JobOutcome> {
    const key = { tenantId: job.tenantId, jobId: job.id };
    let resources: ResourcesStatus | undefined;
    let outcome: JobOutcome = { outcome: 'continue' };
    for (let calls = 0; calls < 2_000; calls += 1) {
      const isRecords: boolean = outcome.outcome === 'erase-records';
      const deadline = new Date(this.time.getTime() + 60_000);
      try {
        outcome = isRecords
          ? await advanceRecords(this, { ...key, deadline })
          : await advanceData(this, { ...key, deadline, resources });
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        outcome = { outcome: 'wait', seconds: 80 };
      }
      resources = undefined;
      if (outcome.outcome === 'wait') this.pass(outcome.seconds);
      if (outcome.outcome === 'change-resources') {
        resources = await changeErasedResources(this, { ...key, deadline });
      }
      if (['succeeded', 'failed', 'stopped'].includes(outcome.outcome)) return outcome;
    }
    throw new Error('It does not end.');
  }

  pass(seconds: number): void {
    this.time = new Date(this.time.getTime() + seconds * 1_000);
  }

  isOver() {
    let pages = 0;
    return () => {
      pages += 1;
      this.pieces += 1;
      this.before(this.pieces);
      return pages >= this.pagesAtOnce;
    };
  }

  /** Billing has the provider forget it some time after it heard of the erasure. */
  account(tenantId: TenantId): BillingAccount {
    const forgottenAt = this.billingLooks > 0 ? undefined : this.time;
    this.billingLooks -= 1;
    const customerId = `cus_${tenantId}`;
    return { tenantId, customerId, openedAt: this.time, state: 'open', version: 1, forgottenAt };
  }

  async complete({ job, before, after, event }: Completion) {
    const current = this.tenants.get(before.id);
    if (current?.version !== before.version || this.slugs.get(before.slug) !== before.id) {
      return fail({ kind: 'JobChanged' } as const);
    }
    const saved = await this.life.jobs.save(job);
    if (!saved.ok) return saved;
    this.tenants.set(after.id, after);
    this.slugs.delete(before.slug);
    this.places -= 1;
    this.events.push(event);
    return ok(job);
  }
}
