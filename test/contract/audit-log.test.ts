import { KMSClient, CreateKeyCommand } from '@aws-sdk/client-kms';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoAuditAppender } from '../../adapters/dynamodb/audit/dynamo-audit-appender.ts';
import { DynamoAuditDataKeys } from '../../adapters/dynamodb/audit/dynamo-audit-data-keys.ts';
import { DynamoAuditLog } from '../../adapters/dynamodb/audit/dynamo-audit-log.ts';
import { DynamoRefusalLog } from '../../adapters/dynamodb/audit/dynamo-refusal-log.ts';
import { auditDataKey, refusalsPartition } from '../../adapters/dynamodb/table/control-keys.ts';
import { KmsAnchorSigner, kmsAnchorVerifier } from '../../adapters/kms/kms-anchor-signer.ts';
import { KmsPersonalDataCipher } from '../../adapters/kms/kms-personal-data-cipher.ts';
import { SHARDS } from '../../core/audit/chain.ts';
import { listAudit } from '../../core/audit/list-audit.ts';
import { verifyAudit } from '../../core/audit/verify-audit.ts';
import { latestFirst } from '../../adapters/dynamodb/table/latest-first.ts';
import { newId } from '../../kit/id.ts';
import { FakeTenantFinder } from '../fakes/fake-tenant-finder.ts';
import { AuditLog } from '../support/audit/audit-log.ts';
import { asRoot, documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { requestInfo } from '../support/tenancy/tenant-contexts.ts';

let table: Awaited<ReturnType<typeof scratchTable>>;
beforeAll(async () => {
  table = await scratchTable();
});
afterAll(() => table.drop());

const now = () => new Date();
const environment = () => new DynamoAuditAppender(documentsAsRoot(), table.tableName, { now });

/** Entries of a tenant that nobody else has, made in this minute. */
function someEntries(count: number) {
  const tenantId = newId('tnt');
  const log = new AuditLog(tenantId);
  log.now = now();
  return { tenantId, entries: log.append(0, count) };
}

async function verified(tenantId: string) {
  const log = new DynamoAuditLog(documentsAsRoot(), table.tableName);
  const evidence = {
    links: (shard: number) => log.links({ tenantId, shard }),
    entries: () => log.entries(tenantId, [now()]),
    anchors: () => Promise.resolve([]),
  };
  return verifyAudit({ evidence, isGood: () => Promise.resolve(true), now: now() }, tenantId);
}

describe('the audit log in its table', () => {
  it('holds each entry once, in chains that verify, whatever many environments write at once', async () => {
    const { tenantId, entries } = someEntries(300);
    const environments = Array.from({ length: 10 }, environment);
    const batches = environments.flatMap((appender, at) =>
      // Each batch is given to two environments.
      [at, at + 1].map((part) => {
        const first = (part % 10) * 30;
        return appender.append(tenantId, entries.slice(first, first + 30));
      }),
    );
    await Promise.all(batches);
    expect(await verified(tenantId)).toMatchObject({ entries: 300, findings: [] });
  });

  it('takes more than a transaction holds, and what came before as well', async () => {
    const { tenantId, entries } = someEntries(250);
    const appender = environment();
    await appender.append(tenantId, entries.slice(0, 120));
    await appender.append(tenantId, entries);
    await environment().append(tenantId, entries);
    expect(await verified(tenantId)).toMatchObject({ entries: 250, links: 4, findings: [] });
  });

  it('is listed over its eight partitions, the newest first', async () => {
    const { tenantId, entries } = someEntries(60);
    await environment().append(tenantId, entries);
    const reader = new DynamoAuditLog(documentsAsRoot(), table.tableName);
    const cipher = { decrypt: () => Promise.resolve(null) };
    const { items, next } = await listAudit({ reader, cipher, now }, { tenantId }, { limit: 50 });
    const ids = entries.map(({ id }) => id).toSorted((a, b) => (a > b ? -1 : 1));
    expect(items.map(({ entry }) => entry.id)).toEqual(ids.slice(0, 50));
    expect(next).toBe(ids[49]);
    expect(await reader.beginning(newId('tnt'))).toBeNull();
  });

  it('goes on with another chain where somebody else wrote', async () => {
    const { tenantId, entries } = someEntries(40);
    const [one, other] = [environment(), environment()];
    for (const [at, entry] of entries.entries()) {
      await (at % 2 ? one : other).append(tenantId, [entry]);
    }
    const log = new DynamoAuditLog(documentsAsRoot(), table.tableName);
    const shards = Array.from({ length: SHARDS }, (_, shard) => log.last({ tenantId, shard }));
    expect((await Promise.all(shards)).filter(Boolean).length).toBeGreaterThan(1);
    expect(await verified(tenantId)).toMatchObject({ links: 40, findings: [] });
  });
});

describe('personal data', () => {
  it('is read while the tenant’s data key is there, by no other tenant, and by nobody after', async () => {
    const kms = new KMSClient(asRoot());
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    const clock = { now: Date.now() };
    const cipher = () =>
      new KmsPersonalDataCipher({
        ...{ kms, keyArn: KeyMetadata?.Arn ?? '' },
        keys: new DynamoAuditDataKeys(documentsAsRoot(), table.tableName),
        now: () => new Date(clock.now),
      });
    const tenantId = newId('tnt');
    const [one, other] = [cipher(), cipher()];
    const texts = await Promise.all(
      [one, other, one, other].map((by, at) => by.encrypt(tenantId, `address ${at}`)),
    );
    expect(new Set(texts).size).toBe(4);
    const read = await Promise.all(texts.map((text) => cipher().decrypt(tenantId, text)));
    expect(read).toEqual([0, 1, 2, 3].map((at) => `address ${at}`));
    expect(await cipher().decrypt(newId('tnt'), texts[0] ?? '')).toBeNull();

    const Key = auditDataKey(tenantId);
    await documentsAsRoot().send(new DeleteCommand({ TableName: table.tableName, Key }));
    expect(await cipher().decrypt(tenantId, texts[0] ?? '')).toBeNull();
    clock.now += 5 * 60_000 + 1;
    await one.encrypt(tenantId, 'of a new key');
    expect(await one.decrypt(tenantId, texts[0] ?? '')).toBeNull();
  });
});

describe('an anchor', () => {
  it('is signed by a key of KMS, and verified with its public half', async () => {
    const kms = new KMSClient(asRoot());
    const { KeyMetadata } = await kms.send(
      new CreateKeyCommand({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }),
    );
    const keyArn = KeyMetadata?.Arn ?? '';
    const text = 'x'.repeat(10_000);
    const signature = await new KmsAnchorSigner(kms, keyArn).sign(text);
    const isGood = await kmsAnchorVerifier(kms, keyArn);
    expect(await isGood({ text, signature })).toBe(true);
    expect(await isGood({ text: `${text}x`, signature })).toBe(false);
    expect(await isGood({ text, signature: '' })).toBe(false);
  });
});

describe('refusals in the outbox', () => {
  it('are one event of what two environments count, and none of a tenant that is none', async () => {
    const tenants = new FakeTenantFinder();
    const attempt = {
      actor: { kind: 'user', id: 'unknown' },
      request: requestInfo,
      ...{ operation: 'createSession', path: '/v1/sessions', reason: 'invalid-credentials' },
    } as const;
    const tenantId = newId('tnt');
    const logs = [1, 2].map(
      () => new DynamoRefusalLog(documentsAsRoot(), table.tableName, { tenants, now }),
    );
    for (const log of logs) {
      for (let count = 0; count < 20; count += 1) await log.tell({ ...attempt, at: { tenantId } });
      await log.tell({ ...attempt, at: { named: 'nobody' } });
    }
    const events = async (of: string) => {
      const pk = refusalsPartition(of);
      const { tableName } = table;
      const page = { tableName, pk, prefix: 'EVENT#', page: { limit: 50 } };
      return (await latestFirst(documentsAsRoot(), page)).items;
    };
    expect((await events(tenantId)).length).toBe(2);
    expect(await events('unknown')).toEqual([]);
  });
});
