import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryKey } from '../../adapters/dynamodb/audit/audit-keys.ts';
import { verifyAuditOf } from '../../cli/commands/audit-verify.ts';
import { outputTo } from '../../cli/output.ts';
import type { CliContext } from '../../cli/context.ts';
import type { AuditEntryId } from '../../core/audit/audit-entry.ts';
import {
  call,
  callFor,
  createTenant,
  operatorToken,
  signIn,
  type TestTenant,
} from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { invoke } from '../support/deployed-functions.ts';
import { eventually } from '../support/eventually.ts';
import { documentsAsRoot, localCloud, output } from '../support/local-cloud.ts';

type Entry = {
  readonly id: AuditEntryId;
  readonly action: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly target: { readonly id: string };
  readonly result: string;
  readonly sourceIp?: string;
};
type Page = { readonly items: Entry[] };

let acme: TestTenant;
let owner: string;
let operator: string;

beforeAll(async () => {
  acme = await createTenant();
  owner = await signIn(acme.admin, acme.slug);
  operator = await operatorToken();
});

const entriesOf = async (query: string) =>
  (await callFor<Page>(`GET /v1/audit?limit=100&${query}`, { token: owner })).items;

/** The first entry that matches, once it can be read, and how many seconds that took. */
async function seen(query: string) {
  const startedAt = Date.now();
  const entry = await eventually(
    async () => {
      const [found] = await entriesOf(query);
      if (!found) throw new Error(`There is no entry of ${query}.`);
      return found;
    },
    { seconds: 30 },
  );
  return { entry, seconds: (Date.now() - startedAt) / 1_000 };
}

/** `freehold audit verify`, with what it says. */
async function verify(tenantId: string, file?: string) {
  let said = '';
  const stream = { write: (text: string) => (said += text) } as unknown as NodeJS.WritableStream;
  const context = {
    stage: 'local',
    output: outputTo({ stdout: stream, stderr: stream } as never, true),
    profile: () => ({ kind: 'local', awsEndpoint: localCloud().emulatorUrl }),
  } as unknown as CliContext;
  const failure = await verifyAuditOf(context, file ? { file } : { tenantId }).catch(
    (error: unknown) => error,
  );
  return {
    failure,
    ...(JSON.parse(said) as { entries: number; anchors: number; findings: object[] }),
  };
}

describe('the audit log', () => {
  it('has a change within five seconds, of the control plane and of the tenant’s data', async () => {
    const role = await callFor<{ id: string }>('POST /v1/roles', {
      token: owner,
      body: { name: 'Clerk', permissions: ['records:read'] },
    });
    const ofRole = await seen(`target=${role.id}`);
    const record = await callFor<{ id: string }>('POST /v1/records/notes', {
      token: owner,
      body: { text: 'none of the log’s business' },
    });
    const ofRecord = await seen(`target=${record.id}`);
    console.log(`Readable after ${ofRole.seconds} s and ${ofRecord.seconds} s.`);
    expect(ofRole.entry).toMatchObject({ action: 'role.created', result: 'done' });
    expect(ofRole.entry.sourceIp).toMatch(/\d/);
    expect(ofRecord.entry).toMatchObject({ action: 'record.created', actor: { kind: 'user' } });
    expect(JSON.stringify(ofRecord.entry)).not.toContain('none of the log’s business');
    expect(Math.max(ofRole.seconds, ofRecord.seconds)).toBeLessThanOrEqual(5);
  });

  it('has what was refused, by the edge, by the authorizer and at sign-in', async () => {
    await call('GET /v1/tenants', { token: owner });
    await call('POST /v1/sessions', {
      body: { tenant: acme.slug, email: acme.admin.email, password: 'Guess-9-Of-The-Other' },
    });
    await call('GET /v1/records', { token: `${owner.slice(0, -8)}AAAAAAAA` });
    for (const target of ['listTenants', 'createSession', 'listCollections']) {
      const { entry } = await seen(`action=access&target=${target}`);
      expect(entry).toMatchObject({ action: 'access.refused', result: 'refused' });
    }
  });

  it('is read by whom it concerns, page by page, and by operators', async () => {
    const page = await call('GET /v1/audit?limit=2', { token: owner });
    expectConforms('listAudit', page);
    const { items } = page.body as Page;
    const ofTenant = await call(`GET /v1/tenants/${acme.id}/audit?limit=2`, { token: operator });
    expectConforms('listTenantAudit', ofTenant);
    expect((ofTenant.body as Page).items).toEqual(items);
    const platform = await call('GET /v1/platform/audit', { token: operator });
    expectConforms('listPlatformAudit', platform);
    expect((await call('GET /v1/platform/audit', { token: owner })).status).toBe(403);
  });

  it('is exported whole by a job, into a file that holds against the chains', async () => {
    await seen('action=role');
    const started = await call('POST /v1/audit/exports', { token: owner, body: {} });
    expectConforms('startAuditExport', started);
    const path = `GET ${started.headers.get('location') ?? ''}`;
    const shown = await eventually(async () => {
      const answer = await call(path, { token: owner });
      expect(answer.body).toMatchObject({ state: 'succeeded' });
      return answer;
    });
    expectConforms('getAuditExport', shown);
    const { download, entries } = shown.body as { download: { url: string }; entries: number };
    const file = join(mkdtempSync(join(tmpdir(), 'freehold-audit-')), 'audit.jsonl');
    const object = Buffer.from(await (await fetch(download.url)).arrayBuffer());
    writeFileSync(file, gunzipSync(object));
    expect(await verify(acme.id, file)).toMatchObject({
      failure: undefined,
      entries,
      findings: [],
    });
    expect(entries).toBeGreaterThan(3);

    const { id } = started.body as { id: string };
    const asOperator = `/v1/tenants/${acme.id}/audit/exports`;
    expectConforms(
      'getTenantAuditExport',
      await call(`GET ${asOperator}/${id}`, { token: operator }),
    );
    const ofTenant = await call(`POST ${asOperator}`, {
      token: operator,
      body: { actor: 'nobody' },
    });
    expectConforms('startTenantAuditExport', ofTenant);
    const globex = await createTenant();
    const other = await signIn(globex.admin, globex.slug);
    expect((await call(path, { token: other })).status).toBe(404);
  });

  it('is anchored, and found out when an entry is changed', async () => {
    await seen('action=role');
    expect(await invoke('AnchorAuditHeads', {})).toMatchObject({ ok: true });
    const before = await verify(acme.id);
    expect(before).toMatchObject({ failure: undefined, anchors: 1, findings: [] });
    expect(before.entries).toBeGreaterThan(3);
    const platform = await verify('platform');
    expect(platform).toMatchObject({ failure: undefined, findings: [] });
    expect(platform.anchors).toBeGreaterThan(0);

    const [entry] = await entriesOf('action=role');
    const TableName = output('AuditTableName');
    const Key = entryKey(acme.id, entry?.id ?? 'aud_');
    const { Item } = await documentsAsRoot().send(new GetCommand({ TableName, Key }));
    const text = String(Item?.text).replace('role.created', 'role.deleted');
    await documentsAsRoot().send(new PutCommand({ TableName, Item: { ...Item, text } }));
    expect(await verify(acme.id)).toMatchObject({
      failure: { exitCode: 1 },
      findings: [{ kind: 'EntryChanged', entryId: entry?.id }],
    });
  });
});
