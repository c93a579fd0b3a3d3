import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { S3RawUsageLog } from '../../adapters/s3/s3-raw-usage-log.ts';
import { hourOf } from '../../core/metering/period.ts';
import type { CountedEvent } from '../../core/metering/raw-usage-log.ts';
import { newId } from '../../kit/id.ts';
import { asRoot } from '../support/local-cloud.ts';
import { NOW } from '../support/metering/usage-world.ts';

const counted = (id: string, time = NOW): CountedEvent => ({
  identity: `identity-${id}`,
  event: { source: 'app', id, type: 'mail.sent', time, data: { text: `“${id}”\n`, size: 1 } },
  receivedAt: NOW,
  countedIn: [
    { windowId: 'w', value: '1.5' },
    { windowId: 'v', member: 'ada' },
  ],
});

describe('the log of usage events', () => {
  it('keeps each event by its hour, word for word, and one tenant’s apart', async () => {
    const s3 = new S3Client({ ...asRoot(), forcePathStyle: true });
    const Bucket = `usage-${randomUUID()}`;
    await s3.send(new CreateBucketCommand({ Bucket }));
    const log = new S3RawUsageLog(s3, Bucket);
    const [tenantId, other] = [newId('tnt'), newId('tnt')];
    const early = new Date(NOW.getTime() - 3_600_000);
    await log.append(tenantId, [counted('1'), counted('2', early)]);
    await log.append(tenantId, [counted('3')]);
    await log.append(other, [counted('4')]);

    const first = await log.read(tenantId, hourOf(NOW));
    expect(first).toMatchObject({ events: [counted('1')] });
    expect(await log.read(tenantId, hourOf(NOW), first.next)).toEqual({ events: [counted('3')] });
    expect((await log.read(tenantId, hourOf(early))).events).toEqual([counted('2', early)]);
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(Contents.map(({ Key = '' }) => Key.replace(/ulg_\w+/, 'id')).toSorted()).toEqual(
      [
        `usage/${tenantId}/2026-11-27/11-id.jsonl.gz`,
        `usage/${tenantId}/2026-11-27/12-id.jsonl.gz`,
        `usage/${tenantId}/2026-11-27/12-id.jsonl.gz`,
        `usage/${other}/2026-11-27/12-id.jsonl.gz`,
      ].toSorted(),
    );
  });
});
