import { beforeAll, describe, expect, it } from 'vitest';
import { SFNClient } from '@aws-sdk/client-sfn';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoJobRepository } from '../../adapters/dynamodb/jobs/dynamo-job-repository.ts';
import { storageKey } from '../../adapters/dynamodb/quotas/storage-item.ts';
import { SfnJobRuns } from '../../adapters/stepfunctions/sfn-job-runs.ts';
import { newCorrection, parseCorrection } from '../../core/quotas/correction-job.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { call, callFor, createTenant, signIn, type TestTenant } from '../support/api.ts';
import { expectConforms } from '../support/conforms.ts';
import { eventually } from '../support/eventually.ts';
import { asRoot, documentsAsRoot, output } from '../support/local-cloud.ts';
import { followPage } from '../support/follow-page.ts';
import { mailTo } from '../support/mail-to.ts';
import { deployedStores } from '../support/tenancy/deployed-stores.ts';

type Awaited = { id: string; upload: { url: string; headers: Record<string, string> } };
type Quota = { quota: string; used: number; reserved: number; limit: number };

const MB = 1024 ** 2;
const FILE_BYTES = 100 * 1024;
const CONTENT = 'x'.repeat(FILE_BYTES);

let tenant: { id: TenantId; email: string; token: string };
let owned: TestTenant;

beforeAll(async () => {
  owned = await createTenant({ plan: 'pro', settings: { features: { '1mb_storage': true } } });
  const { id, slug, admin } = owned;
  tenant = { id: id as TenantId, email: admin.email, token: await signIn(admin, slug) };
});

async function storage(): Promise<Quota> {
  const shown = await call('GET /v1/quotas', { token: tenant.token });
  expectConforms('listQuotas', shown);
  const { items } = shown.body as { items: Quota[] };
  const [found] = items.filter(({ quota }) => quota === 'storage');
  if (!found) throw new Error('There is no quota of storage.');
  return found;
}

const untilUsed = (used: number) =>
  eventually(async () => expect(await storage()).toMatchObject({ used, reserved: 0 }));

const wanted = { name: 'a.txt', contentType: 'text/plain', size: FILE_BYTES };
const ask = () => call('POST /v1/files', { token: tenant.token, body: wanted });

const put = async ({ upload: { url, headers } }: Awaited) => {
  const own = Object.entries(headers).filter(([name]) => name !== 'content-length');
  const answer = await fetch(url, {
    method: 'PUT',
    headers: Object.fromEntries(own),
    body: CONTENT,
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
};

/** Whatever was stored: other figures and widths of columns. */
const form = (line: string) => line.replace(/[\d.]+ ?(B|KB|MB|GB)?/g, '#').replace(/ +/g, ' ');

describe('what is left of the plan in docs/cli.md', () => {
  it('is answered as the page shows', async () => {
    const { said, shown } = await followPage('What is left of the plan', owned);
    expect(shown).toHaveLength(3);
    expect(said.map(form)).toEqual(shown.map(form));
  });
});

describe('the storage of a plan', () => {
  it('is never exceeded by 50 uploads at once; counted, told of, and given back', async () => {
    const asked = await Promise.all(Array.from({ length: 50 }, ask));
    const links = asked.filter(({ status }) => status === 201).map(({ body }) => body as Awaited);
    const refused = asked.filter(({ status }) => status !== 201);
    expect(links).toHaveLength(10);
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([413]));
    for (const answer of refused) expectConforms('createFile', answer);
    expect(refused[0]?.body).toMatchObject({
      type: 'urn:freehold:problem:storage-quota-reached',
      limit: MB,
    });

    await Promise.all(links.map(put));
    await untilUsed(10 * FILE_BYTES);
    const record = { token: tenant.token, body: { text: 'x'.repeat(MB - 10 * FILE_BYTES) } };
    expect((await call('POST /v1/records/tasks', record)).status).toBe(413);
    const mail = await eventually(async () => {
      const last = await mailTo(tenant.email);
      expect(last).toContain('"Subject":"The storage of ');
      return last;
    });
    expect(mail).toContain('Reading and deleting work as before');

    const [first, second] = links;
    const { token } = tenant;
    for (const path of [first, first, second].map((link) => `/v1/files/${link?.id ?? ''}`)) {
      await call(`DELETE ${path}`, { token });
    }
    await untilUsed(8 * FILE_BYTES);
    const stored = await callFor<{ id: string }>('POST /v1/records/tasks', record);
    expect((await storage()).used).toBe(8 * FILE_BYTES + JSON.stringify(record.body).length);
    await call(`DELETE /v1/records/tasks/${stored.id}`, { token });
    await untilUsed(8 * FILE_BYTES);
  });

  it('is counted anew each day: what was counted and never written is taken back', async () => {
    const { used } = await storage();
    const { controlTableName, usageTableName } = await deployedStores();
    await documentsAsRoot().send(
      new UpdateCommand({
        TableName: usageTableName,
        Key: storageKey(tenant.id),
        UpdateExpression: 'ADD #used :drift, taken :drift',
        ExpressionAttributeNames: { '#used': 'used' },
        ExpressionAttributeValues: { ':drift': 77_777 },
      }),
    );
    expect((await storage()).used).toBe(used + 77_777);

    const documents = documentsAsRoot();
    const jobs = new DynamoJobRepository(
      { documents, tableName: controlTableName },
      parseCorrection,
    );
    const job = newCorrection(tenant.id, new Date());
    await jobs.create({ job });
    await new SfnJobRuns(new SFNClient(asRoot()), output('RunJobMachineArn')).start(job);
    await eventually(
      async () =>
        expect(await jobs.find({ tenantId: job.tenantId, jobId: job.id })).toMatchObject({
          state: 'succeeded',
          report: { addedBytes: -77_777 },
        }),
      { seconds: 120 },
    );
    expect((await storage()).used).toBe(used);
  });
});
