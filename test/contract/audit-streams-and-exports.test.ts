import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoAuditExportJobs } from '../../adapters/dynamodb/audit/dynamo-audit-export-jobs.ts';
import { DynamoStreamRegistry } from '../../adapters/dynamodb/audit-stream/dynamo-stream-registry.ts';
import { S3AuditExports } from '../../adapters/s3/s3-audit-exports.ts';
import { auditStreamEvent } from '../../core/audit-stream/stream-events.ts';
import type { AuditStream } from '../../core/audit-stream/stream.ts';
import { auditExported } from '../../core/audit/export-events.ts';
import { newExport } from '../../core/audit/export-record.ts';
import { occasionOf } from '../../core/events/domain-event.ts';
import { newId } from '../../kit/id.ts';
import { asRoot, documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { operatorPrincipal } from '../support/tenancy/tenant-contexts.ts';

const now = () => new Date();
const occasion = occasionOf(operatorPrincipal, now());
let table: Awaited<ReturnType<typeof scratchTable>>;
beforeAll(async () => {
  table = await scratchTable();
});
afterAll(() => table.drop());

const tableOf = () => ({ documents: documentsAsRoot(), tableName: table.tableName, now });

describe('a stream in its table', () => {
  const target = { kind: 'https', url: 'https://siem.example/in' } as const;
  const first = (): AuditStream => ({
    ...{ tenantId: newId('tnt'), target, secret: 'encrypted', version: 1 },
    ...{ cursor: [0, 0, 3, 0, 0, 0, 0, 0], startedAt: now(), nextAt: now() },
  });

  it('is found as it was written', async () => {
    const streams = new DynamoStreamRegistry(tableOf());
    const stream = first();
    const failure = { since: now(), attempts: 2, reason: 'It answered 500.', isTold: false };
    expect(await streams.save(stream)).toBe(true);
    const second = { ...stream, version: 2, failure, deliveredAt: now() };
    expect(await streams.save(second)).toBe(true);
    expect(await streams.find(stream.tenantId)).toEqual(second);
    expect(await streams.find(newId('tnt'))).toBeNull();
  });

  it('is written and deleted by whom knows the version that is there', async () => {
    const streams = new DynamoStreamRegistry(tableOf());
    const stream = first();
    const { tenantId } = stream;
    const event = auditStreamEvent('audit_stream.removed', { tenantId, target, occasion });
    expect(await streams.save({ ...stream, version: 2 })).toBe(false);
    expect(await streams.save(stream)).toBe(true);
    expect(await streams.save(stream)).toBe(false);
    expect(await streams.delete({ tenantId, version: 2 }, event)).toBe(false);
    expect(await streams.delete(stream, event)).toBe(true);
    expect(await streams.find(tenantId)).toBeNull();
  });
});

describe('an export among a tenant’s jobs', () => {
  it('is begun once with its claim, and is no other tenant’s', async () => {
    const jobs = new DynamoAuditExportJobs(tableOf());
    const tenantId = newId('tnt');
    const filter = { actor: 'ada', from: new Date('2026-11-01T00:00:00.000Z') };
    const job = newExport({ tenantId, filter, startedBy: 'ada' }, now());
    const claim = { actor: 'ada', key: randomUUID(), fingerprint: 'one' };
    expect(await jobs.begin({ job, claim }, auditExported(job, occasion))).toMatchObject({
      ok: true,
    });
    expect(await jobs.answered(claim)).toMatchObject({ ok: true, value: { id: job.id } });
    expect(await jobs.find({ tenantId, jobId: job.id })).toEqual(job);
    expect(await jobs.find({ tenantId: newId('tnt'), jobId: job.id })).toBeNull();
  });
});

describe('an export in its bucket', () => {
  it('is there once it was completed, made of parts, and read by its link', async () => {
    const bucketName = `scratch-${randomUUID()}`;
    const s3 = new S3Client(asRoot());
    await s3.send(new CreateBucketCommand({ Bucket: bucketName }));
    const exports = new S3AuditExports(s3, { bucketName, now });
    const key = { tenantId: newId('tnt'), jobId: newId('job') };
    const upload = { ...key, uploadId: await exports.begin(key) };
    const large = Buffer.alloc(5 * 1024 ** 2, 'a');
    await exports.putPart(upload, 1, Buffer.from('cut off'));
    const parts = [
      await exports.putPart(upload, 1, large),
      await exports.putPart(upload, 2, Buffer.from('the end')),
    ];
    const { url } = await exports.downloadLink(key);
    expect((await fetch(url)).status).toBe(404);
    await exports.complete(upload, parts);
    // As by a run that was killed before it wrote down that it had.
    await exports.complete(upload, parts);
    const text = await (await fetch(url)).text();
    expect(text).toBe(`${large.toString()}the end`);

    await exports.putRest(key, 'aud_1', Buffer.from('a rest'));
    expect(Buffer.from(await exports.rest(key, 'aud_1')).toString()).toBe('a rest');
  });
});
