import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, callFor, createTenant, operatorToken, signIn } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { FullTenant } from '../support/erasure/full-tenant.ts';
import { eventually } from '../support/eventually.ts';
import { localCloud } from '../support/local-cloud.ts';
import { mailTo } from '../support/mail-to.ts';

type Job = {
  readonly id: string;
  readonly state: string;
  readonly phase: string;
  readonly error?: string;
  readonly report: {
    readonly removed: Readonly<Record<string, number>>;
    readonly sweeps: readonly { readonly found: Readonly<Record<string, number>> }[];
    readonly certificate?: object;
  };
};

let token: string;
beforeAll(async () => {
  token = await operatorToken();
});

const NOTES = '/v1/records/notes';

describe('the erasure of a tenant', () => {
  it.each(['shared_schema', 'separate_schema'] as const)(
    'under %s leaves nothing of it, and all of another that is onboarded meanwhile',
    async (isolation) => {
      const tenant = await createTenant({ plan: 'pro', isolation });
      const path = `/v1/tenants/${tenant.id}`;
      const owner = await signIn(tenant.admin, tenant.slug);
      await callFor(`POST ${NOTES}`, { token: owner, body: { text: 'Gone.' } });
      await callFor('POST /v1/api-keys', {
        token: owner,
        body: { name: 'Import', permissions: ['records:read'] },
      });
      const full = new FullTenant(tenant.id, localCloud().emulatorUrl);
      const pool = await full.poolId();
      await full.fill(isolation, { records: 60, files: 10, members: 20 });

      const early = await call(`POST ${path}/erase`, { token, body: { confirm: tenant.slug } });
      expectConforms('eraseTenant', early);
      expect(early).toMatchObject({ status: 409 });
      await callFor(`POST ${path}/terminate`, { token, body: {} });
      const wrong = await call(`POST ${path}/erase`, { token, body: { confirm: 'another' } });
      expectConforms('eraseTenant', wrong);
      expect(wrong).toMatchObject({ status: 400 });
      const started = await call(`POST ${path}/erase`, { token, body: { confirm: tenant.slug } });
      expectConforms('eraseTenant', started);
      expect(started).toMatchObject({ status: 202 });
      expect(await call(`POST ${path}/restore`, { token })).toMatchObject({ status: 409 });

      const other = await createTenant({ plan: 'pro' });
      const others = await signIn(other.admin, other.slug);
      await callFor(`POST ${NOTES}`, { token: others, body: { text: 'Stays.' } });

      const { id: jobId } = started.body as Job;
      const job = await ended(`${path}/jobs/${jobId}`);
      expect(job.report.removed).toMatchObject({ pools: 1, 'control/MEMBERS': 22 });
      expect(job.report.removed.items).toBeGreaterThanOrEqual(62);
      expect(job.report.removed.files).toBeGreaterThanOrEqual(21);
      expect(job.report.sweeps.at(-1)?.found).toEqual({});
      expect(job.report.certificate).toMatchObject({ tenantId: tenant.id, jobId });
      expect(await full.left([tenant.id, pool])).toEqual([]);

      expect(await callFor(`GET ${path}`, { token })).toMatchObject({ state: 'erased', slug: '' });
      expect(await mailTo(tenant.admin.email)).toMatch(/is erased/);
      const log = () => callFor('GET /v1/platform/audit?action=tenant.erased', { token });
      await eventually(async () => expect(JSON.stringify(await log())).toContain(tenant.id), {
        seconds: 30,
      });
      const again = await call('POST /v1/tenants', {
        token,
        body: { name: 'Again', slug: tenant.slug, adminEmail: 'again@example.com' },
      });
      expect(again).toMatchObject({ status: 202 });

      expect(await call(`GET ${NOTES}`, { token: others })).toMatchObject({
        status: 200,
        body: { items: [{ data: { text: 'Stays.' } }] },
      });
    },
    300_000,
  );
});

async function ended(path: string): Promise<Job> {
  for (;;) {
    const job = await callFor<Job>(`GET ${path}`, { token });
    if (job.error !== undefined) throw new Error(`${job.phase}: ${job.error}`);
    if (job.state !== 'running') return job;
    await sleep(1_000);
  }
}
