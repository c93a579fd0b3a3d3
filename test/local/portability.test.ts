import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, callFor, createTenant, operatorToken, signIn } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { eventually } from '../support/eventually.ts';
import { mailTo } from '../support/mail-to.ts';
import { verifyArchive } from '../support/portability/verify-archive.ts';

type Export = {
  readonly id: string;
  readonly state: string;
  readonly failure?: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly download?: { readonly url: string };
};
type Upload = { id: string; upload: { url: string; headers: Record<string, string> } };

let operator: string;
beforeAll(async () => {
  operator = await operatorToken();
});

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function upload(token: string, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const body = { name, contentType: 'application/octet-stream', size: bytes.length };
  const { id, upload } = await callFor<Upload>('POST /v1/files', { token, body });
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: bytes });
  expect(put.status).toBe(200);
  return { id, name, sha256: hashOf(bytes) };
}

/** A tenant with some of everything. */
async function filled(wishes: Readonly<Record<string, unknown>> = {}) {
  const tenant = await createTenant({ plan: 'pro', ...wishes });
  const token = await signIn(tenant.admin, tenant.slug);
  const role = await callFor<{ id: string }>('POST /v1/roles', {
    token,
    body: { name: 'Clerk', permissions: ['records:read'] },
  });
  const records = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      callFor<{ id: string }>(`POST /v1/records/${at % 2 ? 'notes' : 'tasks'}`, {
        token,
        body: { at, text: `Zeile ${at} ä` },
      }),
    ),
  );
  const files = [
    await upload(token, 'Plan für 2027.bin', randomBytes(100_000)),
    await upload(token, 'large.bin', randomBytes(20 * 1024 ** 2)),
  ];
  return { ...tenant, token, role, records, files };
}

async function exported(path: string, token: string): Promise<Export> {
  return eventually(
    async () => {
      const answer = await callFor<Export>(`GET ${path}`, { token });
      if (answer.state === 'running') throw new Error('It runs.');
      expect(answer).toMatchObject({ state: 'succeeded' });
      return answer;
    },
    { seconds: 120 },
  );
}

const download = async ({ download: link }: Export) =>
  new Uint8Array(await (await fetch(link?.url ?? '')).arrayBuffer());

describe('an export', () => {
  it('has all that a tenant has, as Python reads it, for its owner, who gets a mail', async () => {
    const tenant = await filled();
    const { token } = tenant;
    const started = await call('POST /v1/exports', { token });
    expectConforms('startOwnExport', started);
    const { id } = started.body as Export;
    const shown = await exported(`/v1/exports/${id}`, token);
    const archive = await download(shown);
    const verified = await verifyArchive(archive);
    expect(verified).toMatchObject({ wrong: [], unlisted: [], doubled: 0 });
    expect(verified.counts).toMatchObject({ records: 12, file: 2, members: 1, roles: 1, settings: 2 });
    expect(verified.counts.audit).toBeGreaterThan(0);
    await eventually(
      async () => expect(await mailTo(tenant.admin.email)).toContain(`/v1/exports/${id}`),
      { seconds: 30 },
    );
    const { items } = await callFor<{ items: unknown[] }>('GET /v1/files', { token });
    expect(items).toHaveLength(2);
  });

  it('is under each strategy in the tenant’s own place', async () => {
    const tenant = await filled({ isolation: 'separate_schema' });
    const path = `/v1/tenants/${tenant.id}/exports`;
    const { id } = await callFor<Export>(`POST ${path}`, { token: operator });
    const answer = await call(`GET ${path}/${id}`, { token: operator });
    expectConforms('getTenantExport', answer);
    const archive = await download(await exported(`${path}/${id}`, operator));
    expect(await verifyArchive(archive)).toMatchObject({ wrong: [], unlisted: [], doubled: 0 });
  });

  it('is an operator’s to start for a tenant that is suspended', async () => {
    const tenant = await filled();
    await callFor(`POST /v1/tenants/${tenant.id}/suspend`, {
      token: operator,
      body: { reason: 'billing' },
    });
    const path = `/v1/tenants/${tenant.id}/exports`;
    const { id } = await callFor<Export>(`POST ${path}`, { token: operator });
    expect((await exported(`${path}/${id}`, operator)).counts.records).toBe(12);
  });
});
