import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { JobStart } from '../../../core/jobs/job-repository.ts';
import type { JobKey } from '../../../core/jobs/job.ts';
import type { IdempotencyClaim } from '../../../core/tenants/tenant-registry.ts';
import {
  newTenantExport,
  parseTenantExport,
  type ExportRemoval,
} from '../../../core/portability/export-record.ts';
import type { TenantState } from '../../../core/tenants/tenant.ts';
import {
  getOwnExportOperation,
  getTenantExportOperation,
} from '../../../functions/portability/api/get-export.ts';
import {
  getTenantImportOperation,
  startTenantImportOperation,
} from '../../../functions/portability/api/imports.ts';
import {
  startOwnExportOperation,
  startTenantExportOperation,
} from '../../../functions/portability/api/start-export.ts';
import { newId } from '../../../kit/id.ts';
import { FakeArchiveStore } from '../../fakes/fake-archive-store.ts';
import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';
import {
  operatorPrincipal,
  requestInfo,
  tenantContext,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';

const NOW = new Date('2026-11-27T12:00:00.000Z');
const eraseAt = new Date('2026-12-27T12:00:00.000Z');
const termination = { by: { kind: 'operator', id: 'op' }, at: NOW, eraseAt, remindAt: eraseAt };

function arrange(state: TenantState = 'active', more: object = {}) {
  const tenant = { ...aTenant(NOW), state, ...more };
  const tenants = new FakeTenantFinder();
  tenants.put(tenant);
  const jobs = new FakeJobRepository();
  const removals: ExportRemoval[] = [];
  const started: string[] = [];
  const told: DomainEvent<string, object>[] = [];
  const registry = {
    find: (key: JobKey) => jobs.find(key) as never,
    answered: (claim: IdempotencyClaim) => jobs.answered(claim) as never,
    begin: async (start: JobStart<never>, removal: ExportRemoval) => {
      const begun = await jobs.create(start);
      if (begun.ok) removals.push(removal);
      return begun as never;
    },
    tell: (event: DomainEvent<string, object>) => Promise.resolve(void told.push(event)),
  };
  const store = new FakeArchiveStore();
  const uploadLink = (_: unknown, size: number) =>
    Promise.resolve({
      ...{ url: 'https://s3.example/up', expiresAt: NOW },
      headers: { 'content-length': String(size) },
    });
  const ports = {
    ...{ exports: registry, imports: registry, tenants, now: () => NOW },
    store: Object.assign(store, { uploadLink }),
    runs: { start: ({ id }: { id: string }) => Promise.resolve(void started.push(id)) },
    onDelay: () => undefined,
  };
  return { ports, tenant, jobs, removals, started, store, told };
}

const byOperator = (params: object, more: object = {}) => {
  const request = { request: requestInfo, path: '/v1/tenants', idempotencyKey: 'once' };
  const caller = { principal: operatorPrincipal, operator: operatorPrincipal };
  return { ...caller, ...request, params, ...more } as never;
};

describe('POST /v1/tenants/{tenantId}/exports', () => {
  it('starts one export for one idempotency key, and has its archive removed in time', async () => {
    const { ports, tenant, removals, started } = arrange();
    const { run } = startTenantExportOperation(ports);
    const input = byOperator({ tenantId: tenant.id });
    const [first, second] = [await run(input), await run(input)];
    expect(first).toMatchObject({ status: 202, body: { state: 'running', phase: 'opening' } });
    expect(second).toEqual(first);
    expect(started).toHaveLength(1);
    const startedAt = new Date('2026-12-04T12:00:00.000Z');
    expect(removals).toMatchObject([{ exportId: started[0], startedAt }]);
  });

  const states: [TenantState, object, boolean][] = [
    ['suspended', {}, true],
    ['terminated', { termination }, true],
    // It was given up, and has nothing.
    ['terminated', {}, false],
    ['provisioning', {}, false],
  ];
  it.each(states)('of one that is %s, with %j', async (state, more, isPossible) => {
    const { ports, tenant, started } = arrange(state, more);
    const { run } = startTenantExportOperation(ports);
    const answer = await run(byOperator({ tenantId: tenant.id }));
    if (isPossible) expect(answer).toMatchObject({ status: 202 });
    else expect(answer).toEqual({ refused: { kind: 'TenantNotPortable', state } });
    expect(started).toHaveLength(isPossible ? 1 : 0);
  });
});

describe('an export', () => {
  it('is its own tenant’s: to another one it is not there', async () => {
    const { ports, tenant } = arrange();
    const owner = { ...tenantIdentity('owner'), tenantId: tenant.id };
    const as = (identity: typeof owner, params: object = {}) =>
      ({
        ...{ principal: { ...identity, request: requestInfo }, tenant: tenantContext(identity) },
        ...{ request: requestInfo, path: '/v1/exports', params },
      }) as never;
    const begun = await startOwnExportOperation(ports).run(as(owner));
    const exportId = (begun as unknown as { body: { id: string } }).body.id;
    expect(await getOwnExportOperation(ports).run(as(owner, { exportId }))).toMatchObject({
      status: 200,
    });
    const other = { ...tenantIdentity('owner'), tenantId: newId('tnt') };
    ports.tenants.put({ ...aTenant(NOW), slug: 'globex', id: other.tenantId, state: 'active' });
    expect(await getOwnExportOperation(ports).run(as(other, { exportId }))).toEqual({
      refused: { kind: 'ExportNotFound' },
    });
  });

  it('has a link once it is written, of which is told, and none where the archive is gone', async () => {
    const { ports, tenant, jobs, store, told } = arrange();
    const { job } = newTenantExport(operatorPrincipal, tenant.id, NOW);
    const { run } = getTenantExportOperation(ports);
    const input = byOperator({ tenantId: tenant.id, exportId: job.id });
    jobs.jobs.set(job.id, job);
    store.archives.set(job.id, new Uint8Array(1));
    expect(await run(input)).not.toHaveProperty('body.download');
    jobs.jobs.set(job.id, parseTenantExport({ ...job, state: 'succeeded', phase: 'done' }));
    expect(await run(input)).toMatchObject({
      body: { download: { url: expect.stringMatching(/acme-2026-11-27\.zip$/) as string } },
    });
    const opened = { type: 'export.opened', actor: { kind: 'operator' } };
    expect(told).toMatchObject([{ ...opened, data: { exportId: job.id } }]);
    store.archives.clear();
    expect(await run(input)).not.toHaveProperty('body.download');
    expect(told).toHaveLength(1);
  });
});

describe('POST /v1/tenants/{tenantId}/imports', () => {
  it('answers a link for an archive of that size, until it is there', async () => {
    const { ports, tenant, jobs, removals } = arrange();
    const start = startTenantImportOperation(ports);
    const begun = await start.run(byOperator({ tenantId: tenant.id }, { body: { size: 7 } }));
    expect(begun).toMatchObject({
      status: 202,
      body: { phase: 'receiving', upload: { headers: { 'content-length': '7' } } },
    });
    expect(removals).toHaveLength(1);
    const [job] = jobs.jobs.values();
    if (job) jobs.jobs.set(job.id, { ...job, phase: 'verifying' });
    const show = getTenantImportOperation(ports);
    const shown = await show.run(byOperator({ tenantId: tenant.id, importId: job?.id }));
    expect(shown).toMatchObject({ status: 200, body: { phase: 'verifying' } });
    expect(shown).not.toHaveProperty('body.upload');
  });

  it('is for active tenants alone, and knows its own imports', async () => {
    const { ports, tenant } = arrange('suspended');
    const start = startTenantImportOperation(ports);
    const input = byOperator({ tenantId: tenant.id }, { body: { size: 7 } });
    expect(await start.run(input)).toEqual({
      refused: { kind: 'TenantNotPortable', state: 'suspended' },
    });
    const show = getTenantImportOperation(ports);
    const importId = newId('job');
    expect(await show.run(byOperator({ tenantId: tenant.id, importId }))).toEqual({
      refused: { kind: 'ImportNotFound' },
    });
    expect(await show.run(byOperator({ tenantId: newId('tnt'), importId }))).toEqual({
      refused: { kind: 'TenantNotFound' },
    });
  });
});
