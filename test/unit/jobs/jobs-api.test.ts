import { describe, expect, it } from 'vitest';
import { getJobOperation } from '../../../functions/jobs/api/get-job.ts';
import { listJobsOperation } from '../../../functions/jobs/api/list-jobs.ts';
import { newId } from '../../../kit/id.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { FakeJobRepository } from '../../fakes/fake-job-repository.ts';
import { aJob } from '../../contract/job-repository-suite.ts';
import { apiEvent, operatorIdentity } from '../../support/tenancy/tenant-contexts.ts';

async function aTenantWithJobs() {
  const jobs = new FakeJobRepository();
  const tenantId = newId('tnt');
  const all = ['export', 'erase', 'export'].map((type) => aJob({ tenantId, type }));
  for (const job of all) await jobs.create({ job });
  const tenants = { findTenant: async () => null };
  const call = edgeOf(listJobsOperation({ jobs, tenants }), getJobOperation({ jobs }));
  const list = async (query: Record<string, string>, tenant: string = tenantId) => {
    const event = apiEvent('GET /v1/tenants/{tenantId}/jobs', {
      identity: operatorIdentity,
      params: { tenantId: tenant },
      query,
    });
    return read(await call(event));
  };
  const get = async (jobId: string) => {
    const event = apiEvent('GET /v1/tenants/{tenantId}/jobs/{jobId}', {
      identity: operatorIdentity,
      params: { tenantId, jobId },
    });
    return read(await call(event));
  };
  return { all, list, get };
}

const read = ({ statusCode, body }: { statusCode?: number; body?: string }) => ({
  status: statusCode,
  body: JSON.parse(body ?? '{}') as Record<string, unknown>,
});
const idsOf = ({ body }: { body: Record<string, unknown> }) =>
  (body.items as { id: string }[]).map(({ id }) => id);

describe('GET /v1/tenants/{tenantId}/jobs', () => {
  it('lists the latest first, page by page, by type and state', async () => {
    const { all, list } = await aTenantWithJobs();
    const [first, second, third] = all.map(({ id }) => id);
    const page = await list({ limit: '2' });
    expect(idsOf(page)).toEqual([third, second]);
    const rest = await list({ limit: '2', cursor: String(page.body.nextCursor) });
    expect(idsOf(rest)).toEqual([first]);
    expect(idsOf(await list({ type: 'erase', state: 'running' }))).toEqual([second]);
  });

  it('refuses the cursor of another filter, a state that is none, and a tenant that is not there', async () => {
    const { list } = await aTenantWithJobs();
    const { body } = await list({ limit: '1', type: 'export' });
    expect((await list({ limit: '1', cursor: String(body.nextCursor) })).status).toBe(400);
    expect((await list({ state: 'lost' })).status).toBe(400);
    expect((await list({}, newId('tnt'))).status).toBe(404);
    expect((await list({}, 'acme')).status).toBe(404);
  });
});

describe('GET /v1/tenants/{tenantId}/jobs/{jobId}', () => {
  it('shows a job, and nothing of how it is driven', async () => {
    const { all, get } = await aTenantWithJobs();
    const { status, body } = await get(all[0]?.id ?? '');
    expect(status).toBe(200);
    expect(body).toMatchObject({ type: 'export', state: 'running', phase: 'writing', report: {} });
    for (const name of ['lease', 'version', 'run', 'cursor']) expect(body).not.toHaveProperty(name);
  });

  it('knows no job that is not there', async () => {
    const { get } = await aTenantWithJobs();
    expect((await get(newId('job'))).status).toBe(404);
    expect((await get('job')).status).toBe(404);
  });
});
