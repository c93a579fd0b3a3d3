import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { CountedEvent, RawUsageLog } from '../../core/metering/raw-usage-log.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { compressedLines } from './compressed-lines.ts';

/** What lies of a tenant in the lake. */
export const lakePrefix = (tenantId: string): string => `events/tenant=${tenantId}/`;

/**
 * Tracked events as compressed JSON Lines: `events/tenant=<id>/day=2026-11-27/<message>.jsonl.gz`, one object a day of
 * a message. A message that is given again is logged with the same events, so its object is written over by itself.
 */
export class S3EventLake implements Pick<RawUsageLog, 'append'> {
  readonly #s3: S3Client;
  readonly #bucketName: string;

  constructor(s3: S3Client, bucketName: string) {
    this.#s3 = s3;
    this.#bucketName = bucketName;
  }

  async append(tenantId: TenantId, events: readonly CountedEvent[]): Promise<void> {
    const byObject = Map.groupBy(
      events,
      ({ event, messageId = '' }) =>
        `${lakePrefix(tenantId)}day=${event.time.toISOString().slice(0, 10)}/${messageId}.jsonl.gz`,
    );
    await Promise.all([...byObject].map(([key, part]) => this.#put(key, part)));
  }

  async #put(Key: string, events: readonly CountedEvent[]): Promise<void> {
    const lines = events.map(lineOf).toSorted();
    await this.#s3.send(
      new PutObjectCommand({
        ...{ Bucket: this.#bucketName, Key },
        ...(await compressedLines(lines)),
      }),
    );
  }
}

/** Properties are a text, for each event has its own: Athena takes them apart with `json_extract`. */
function lineOf({ event, receivedAt }: CountedEvent): string {
  const { id, type, time, data } = event;
  const { properties = {}, userId } = data;
  const columns = {
    ...{ id, name: type, user_id: userId ?? null },
    ...{ time: time.toISOString(), received_at: receivedAt.toISOString() },
    properties: JSON.stringify(properties),
  };
  return `${JSON.stringify(columns)}\n`;
}
