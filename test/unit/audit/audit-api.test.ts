import { describe, expect, it } from 'vitest';
import { newExport, type AuditExport } from '../../../core/audit/export-record.ts';
import type { JobStart } from '../../../core/jobs/job-repository.ts';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import {
  getExportOperation,
  getTenantExportOperation,
} from '../../../functions/audit/api/get-export.ts';
import {
  startExportOperation,
  startTenantExportOperation,
} from '../../../functions/audit/api/start-export.ts';
import { newId } from '../../../kit/id.ts';
import { FakeAuditExports } from '../../fakes/fake-audit-exports.ts';
import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import {
  operatorPrincipal,
  requestInfo,
  tenantContext,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';

const NOW = new Date('2026-11-27T12:00:00.000Z');

function arrange() {
  const repository = new FakeJobRepository<AuditExport>();
  const events: DomainEvent<string, object>[] = [];
  const started: string[] = [];
  const jobs = {
    find: (key: Parameters<typeof repository.find>[0]) => repository.find(key),
    answered: (claim: Parameters<typeof repository.answered>[0]) => repository.answered(claim),
    begin: async (start: JobStart<AuditExport>, event: DomainEvent<string, object>) => {
      const begun = await repository.create(start);
      if (begun.ok) events.push(event);
      return begun;
    },
  };
  const runs = { start: ({ id }: { id: string }) => Promise.resolve(void started.push(id)) };
  const tenants = { find: (id: string) => Promise.resolve(id === NOBODY ? null : ({} as never)) };
  const ports = {
    ...{ jobs, runs, tenants, exports: new FakeAuditExports(), now: () => NOW },
    onDelay: () => undefined,
  };
  return { ports, repository, events, started };
}
const NOBODY = newId('tnt');

function asTenant(of = tenantIdentity(), more: object = {}) {
  const principal = { ...of, request: requestInfo };
  const request = { request: requestInfo, path: '/v1/audit/exports', idempotencyKey: 'once' };
  return { principal, tenant: tenantContext(of), body: {}, ...request, ...more } as never;
}

describe('POST /v1/audit/exports', () => {
  it('starts one export for one idempotency key, and tells of it', async () => {
    const { ports, events, started } = arrange();
    const start = startExportOperation(ports);
    const identity = tenantIdentity('admin');
    const [first, second] = [
      await start.run(asTenant(identity)),
      await start.run(asTenant(identity)),
    ];
    expect(first).toMatchObject({ status: 202, body: { state: 'running', entries: 0 } });
    expect(second).toEqual(first);
    expect(started).toHaveLength(1);
    expect(events).toMatchObject([
      {
        type: 'audit.exported',
        tenantId: identity.tenantId,
        actor: { kind: 'user', id: identity.id },
        data: { exportId: started[0], to: NOW.toISOString() },
      },
    ]);
  });

  it('of a tenant that never was is refused to an operator', async () => {
    const { ports, started } = arrange();
    const { run } = startTenantExportOperation(ports);
    const input = { operator: operatorPrincipal, params: { tenantId: NOBODY }, body: {} };
    expect(await run(input as never)).toMatchObject({ refused: { kind: 'TenantNotFound' } });
    expect(started).toEqual([]);
  });
});

describe('GET /v1/audit/exports/{exportId}', () => {
  async function withExport(state: 'running' | 'succeeded') {
    const { ports, repository } = arrange();
    const { tenantId } = tenantIdentity();
    const job = newExport({ tenantId, filter: {}, startedBy: 'ada' }, NOW);
    await repository.create({ job: { ...job, state } });
    return { ports, tenantId, exportId: job.id };
  }

  it('shows a link once it is written', async () => {
    for (const [state, link] of [
      ['running', undefined],
      ['succeeded', expect.any(Object) as object],
    ] as const) {
      const { ports, tenantId, exportId } = await withExport(state);
      const { run } = getExportOperation(ports);
      const shown = await run(
        asTenant({ ...tenantIdentity(), tenantId }, { params: { exportId } }),
      );
      expect(shown).toMatchObject({
        status: 200,
        body: { state, expiresAt: '2026-12-04T12:00:00.000Z' },
      });
      expect((shown as { body: { download?: object } }).body.download).toEqual(link);
    }
  });

  it('of another tenant is none', async () => {
    const { ports, exportId } = await withExport('succeeded');
    const own = await getExportOperation(ports).run(
      asTenant(tenantIdentity(), { params: { exportId } }),
    );
    expect(own).toMatchObject({ refused: { kind: 'ExportNotFound' } });
    const params = { tenantId: newId('tnt'), exportId };
    const operators = await getTenantExportOperation(ports).run({ params } as never);
    expect(operators).toMatchObject({ refused: { kind: 'ExportNotFound' } });
  });
});
