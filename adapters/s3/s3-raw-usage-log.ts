import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import * as z from 'zod';
import { hourOf } from '../../core/metering/period.ts';
import type { CountedEvent, LogPage, RawUsageLog } from '../../core/metering/raw-usage-log.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { newId } from '../../kit/id.ts';
import { compressedLines } from './compressed-lines.ts';

const decompress = promisify(gunzip);

const line = z.object({
  identity: z.string(),
  event: z.object({
    source: z.string(),
    id: z.string(),
    type: z.string(),
    time: z.iso.datetime(),
    data: z.record(z.string(), z.unknown()),
  }),
  receivedAt: z.iso.datetime(),
  messageId: z.string().optional(),
  countedIn: z.array(
    z.object({
      windowId: z.string(),
      value: z.string().optional(),
      member: z.string().optional(),
    }),
  ),
});

/**
 * Compressed JSON Lines by tenant, day and hour: `usage/<tenant>/2026-11-27/15-ulg_….jsonl.gz`. Written by who counts,
 * an object a run, tenant and hour; nobody may write over or delete one.
 */
export class S3RawUsageLog implements RawUsageLog {
  readonly #s3: S3Client;
  readonly #bucketName: string;

  constructor(s3: S3Client, bucketName: string) {
    this.#s3 = s3;
    this.#bucketName = bucketName;
  }

  async append(tenantId: TenantId, events: readonly CountedEvent[]): Promise<void> {
    const byHour = Map.groupBy(events, ({ event }) => hourOf(event.time).getTime());
    const puts = [...byHour].map(async ([hour, part]) => {
      await this.#put(
        new PutObjectCommand({
          Bucket: this.#bucketName,
          Key: `${hourPrefix(tenantId, new Date(hour))}${newId('ulg')}.jsonl.gz`,
          ...(await compressedLines(part.map((event) => `${JSON.stringify(event)}\n`))),
          // Nothing is written over.
          IfNoneMatch: '*',
        }),
      );
    });
    await Promise.all(puts);
  }

  async read(tenantId: TenantId, hour: Date, after?: string): Promise<LogPage> {
    const Prefix = hourPrefix(tenantId, hour);
    const { Contents = [] } = await this.#s3.send(
      new ListObjectsV2Command({
        ...{ Bucket: this.#bucketName, Prefix, MaxKeys: 2 },
        ...(after !== undefined && { StartAfter: `${Prefix}${after}` }),
      }),
    );
    const [first, second] = Contents.flatMap(({ Key }) => Key ?? []);
    if (first === undefined) return { events: [] };
    const events = await this.#object(first);
    return { events, ...(second !== undefined && { next: first.slice(Prefix.length) }) };
  }

  /** Its name is new: what is there is what the same call put, whose answer was lost. */
  async #put(command: PutObjectCommand): Promise<void> {
    try {
      await this.#s3.send(command);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'PreconditionFailed')) throw error;
    }
  }

  async #object(Key: string): Promise<CountedEvent[]> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucketName, Key }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    const text = (await decompress(bytes)).toString('utf8');
    return text.split('\n').filter(Boolean).map(fromLine);
  }
}

const hourPrefix = (tenantId: TenantId, hour: Date): string => {
  const text = hour.toISOString();
  return `usage/${tenantId}/${text.slice(0, 10)}/${text.slice(11, 13)}-`;
};

function fromLine(text: string): CountedEvent {
  const { event, receivedAt, ...counted } = line.parse(JSON.parse(text));
  return {
    ...counted,
    event: { ...event, time: new Date(event.time) },
    receivedAt: new Date(receivedAt),
  };
}
