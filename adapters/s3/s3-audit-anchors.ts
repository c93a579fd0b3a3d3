import {
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import * as z from 'zod';
import type { SignedAnchor } from '../../core/audit/anchor.ts';
import type { AuditAnchors } from '../../core/audit/anchor-heads.ts';
import { jsonOf } from '../../kit/json-of.ts';

const anchorObject = z.object({ text: z.string(), signature: z.string() });

/** Anchors under object lock: what was put stays, whoever wants it gone. */
export class S3AuditAnchors implements AuditAnchors {
  readonly #s3: S3Client;
  readonly #bucketName: string;

  constructor(s3: S3Client, bucketName: string) {
    this.#s3 = s3;
    this.#bucketName = bucketName;
  }

  async latest(tenantId: string): Promise<SignedAnchor | null> {
    const key = (await this.#keys(tenantId)).at(-1);
    return key === undefined ? null : this.#read(key);
  }

  async all(tenantId: string): Promise<SignedAnchor[]> {
    const keys = await this.#keys(tenantId);
    const anchors: SignedAnchor[] = [];
    for (const key of keys) anchors.push(await this.#read(key));
    return anchors;
  }

  async put(tenantId: string, takenAt: Date, anchor: SignedAnchor): Promise<void> {
    await this.#s3.send(
      new PutObjectCommand({
        Bucket: this.#bucketName,
        Key: `${prefixOf(tenantId)}${takenAt.toISOString()}.json`,
        Body: JSON.stringify(anchor),
        ContentType: 'application/json',
        // Nothing is written over: a second anchor of the moment would be another one's.
        IfNoneMatch: '*',
        // A bucket with object lock takes no object without a checksum.
        ChecksumAlgorithm: 'SHA256',
      }),
    );
  }

  /** In the order in which they were made: their names are times. */
  async #keys(tenantId: string): Promise<string[]> {
    const keys: string[] = [];
    const listing = { Bucket: this.#bucketName, Prefix: prefixOf(tenantId) };
    for await (const { Contents = [] } of paginateListObjectsV2({ client: this.#s3 }, listing)) {
      keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
    }
    return keys.sort();
  }

  async #read(Key: string): Promise<SignedAnchor> {
    const { Body } = await this.#s3.send(new GetObjectCommand({ Bucket: this.#bucketName, Key }));
    const text = (await Body?.transformToString()) ?? '';
    const parsed = anchorObject.safeParse(jsonOf(text));
    return parsed.success ? parsed.data : { text, signature: '' };
  }
}

const prefixOf = (tenantId: string) => `anchors/${tenantId}/`;
