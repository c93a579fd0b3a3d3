import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, callFor, createTenant, operatorToken, signIn } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { eventually } from '../support/eventually.ts';
import { addMember, poolOf } from '../support/identity/deployed-tenant.ts';
import { cognitoAsRoot } from '../support/identity/cognito-scratch-pool.ts';
import { mailTo } from '../support/mail-to.ts';
import { allOf, stateOf } from '../support/portability/tenant-state.ts';
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
  const password = 'Rocket-Skates-42!';
  const pool = await poolOf(tenant.id);
  const bob = { email: `bob@${tenant.slug}.example`, password, role: role.id };
  const eve = { email: `eve@${tenant.slug}.example`, password, role: 'viewer' };
  for (const member of [bob, eve]) await addMember(cognitoAsRoot(), pool, member);
  const members = await allOf<{ id: string; email: string }>('/v1/members', token);
  const eveId = members.find(({ email }) => email === eve.email)?.id;
  await callFor(`POST /v1/members/${eveId}/disable`, { token });
  const policy = {
    ...{ secondFactor: 'off', sessionHours: 12, idleMinutes: 90 },
    ...{ passwordMinimumLength: 14, allowedDomains: [] },
  };
  await callFor('PUT /v1/policy', { token, body: policy, headers: { 'if-match': '*' } });
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
    expect(verified.counts).toMatchObject({
      records: 12,
      file: 2,
      members: 3,
      roles: 1,
      settings: 2,
    });
    expect(verified.counts.audit).toBeGreaterThan(0);
    await eventually(
      async () => expect(await mailTo(tenant.admin.email)).toContain(`/v1/exports/${id}`),
      { seconds: 30 },
    );
    const files = await callFor<{ items: unknown[] }>('GET /v1/files', { token });
    expect(files.items).toHaveLength(2);
    await eventually(
      async () => {
        const log = 'GET /v1/audit?limit=100&action=export.opened';
        const { items } = await callFor<{ items: object[] }>(log, { token });
        expect(items).toMatchObject([{ actor: { kind: 'user' }, after: { exportId: id } }]);
      },
      { seconds: 30 },
    );
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

type Import = Export & { readonly upload?: Upload['upload'] };

/** Sends an archive to a tenant, and waits for what becomes of it. */
async function imported(tenantId: string, archive: Uint8Array<ArrayBuffer>): Promise<Import> {
  const path = `/v1/tenants/${tenantId}/imports`;
  const body = { size: archive.length };
  const started = await call(`POST ${path}`, { token: operator, body });
  expectConforms('startTenantImport', started);
  const { id, upload } = started.body as Import;
  const { url = '', headers } = upload ?? {};
  const put = await fetch(url, { method: 'PUT', headers, body: archive });
  expect(put.status).toBe(200);
  expect((await fetch(url, { method: 'PUT', headers, body: archive })).status).toBe(412);
  return eventually(
    async () => {
      const answer = await call(`GET ${path}/${id}`, { token: operator });
      expectConforms('getTenantImport', answer);
      const shown = answer.body as Import;
      if (shown.state === 'running') throw new Error(`It is ${JSON.stringify(shown)}`);
      return shown;
    },
    { seconds: 120 },
  );
}

async function archiveOf(tenantId: string) {
  const path = `/v1/tenants/${tenantId}/exports`;
  const { id } = await callFor<Export>(`POST ${path}`, { token: operator });
  return download(await exported(`${path}/${id}`, operator));
}

describe('an import', () => {
  it('gives a fresh tenant the same records, files, members, roles and settings', async () => {
    const source = await filled();
    const archive = await archiveOf(source.id);
    const target = await createTenant({ plan: 'pro', isolation: 'separate_schema' });
    expect(await imported(target.id, archive)).toMatchObject({ state: 'succeeded' });

    const before = await stateOf(source.token);
    const token = await signIn(target.admin, target.slug);
    const after = await stateOf(token);
    const own = after.members.filter(({ email }) => email !== target.admin.email);
    expect({ ...after, members: own }).toEqual(before);
    expect(after.members).toHaveLength(before.members.length + 1);
    // It can be gone on with, and a member comes in by a new password.
    await callFor('POST /v1/records/notes', { token, body: { text: 'after' } });
    const email = `bob@${source.slug}.example`;
    const reset = await call('POST /v1/password-resets', { body: { tenant: target.slug, email } });
    expect(reset.status).toBeLessThan(300);
    await eventually(async () => expect(await mailTo(email)).toContain('reset'), { seconds: 60 });
    // What came in is counted by the job that counts all that is stored.
    const jobs = `GET /v1/tenants/${target.id}/jobs?type=storage-correction`;
    const { items } = await callFor<{ items: object[] }>(jobs, { token: operator });
    expect(items).toHaveLength(1);
    const again = await imported(target.id, archive);
    expect(again).toMatchObject({ state: 'failed' });
    expect(again.failure).toMatch(/not fresh/);
  });

  it('is refused for an archive that was changed or cut off, and nothing is written', async () => {
    const archive = await archiveOf((await filled()).id);
    const target = await createTenant({ plan: 'pro' });
    const changed = archive.slice();
    // Within the content of an entry, whose bytes are stored as they are.
    const at = changed.length >> 1;
    changed[at] = (changed[at] ?? 0) ^ 1;
    for (const bad of [changed, archive.slice(0, -200), archive.slice(0, 5_000)]) {
      const answer = await imported(target.id, bad);
      expect(answer.state).toBe('failed');
      expect(answer.failure).toBeTruthy();
      console.log(answer.failure);
    }
    const token = await signIn(target.admin, target.slug);
    const { records, files, members, roles } = await stateOf(token);
    expect({ records, files, roles }).toEqual({ records: {}, files: [], roles: [] });
    expect(members).toHaveLength(1);
  });
});
