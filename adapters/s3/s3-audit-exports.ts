import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { AuditExports, ExportUpload, UploadedPart } from '../../core/audit/audit-exports.ts';
import type { JobKey } from '../../core/jobs/job.ts';
import { contentDispositionOf } from './content-disposition.ts';

type Bucket = { readonly bucketName: string; readonly now: () => Date };

const LINK_SECONDS = 900;

/** A bucket of their own, whose rule deletes them: see docs/decisions/0041-audit.md. */
export class S3AuditExports implements AuditExports {
  readonly #s3: S3Client;
  readonly #bucket: Bucket;

  constructor(s3: S3Client, bucket: Bucket) {
    this.#s3 = s3;
    this.#bucket = bucket;
  }

  async begin(key: JobKey): Promise<string> {
    const { UploadId } = await this.#s3.send(
      new CreateMultipartUploadCommand({
        ...this.#object(key),
        ContentType: 'application/gzip',
        ContentDisposition: contentDispositionOf(`audit-${key.tenantId}.jsonl.gz`),
      }),
    );
    if (UploadId === undefined) throw new Error('S3 began an upload without an id.');
    return UploadId;
  }

  async putPart({ uploadId, ...key }: ExportUpload, number: number, bytes: Uint8Array) {
    const { ETag: etag = '' } = await this.#s3.send(
      new UploadPartCommand({
        ...this.#object(key),
        UploadId: uploadId,
        PartNumber: number,
        Body: bytes,
      }),
    );
    return { number, etag };
  }

  async complete({ uploadId, ...key }: ExportUpload, parts: readonly UploadedPart[]) {
    if (await this.#isThere(key)) return;
    const Parts = parts.map(({ number: PartNumber, etag: ETag }) => ({ PartNumber, ETag }));
    await this.#s3.send(
      new CompleteMultipartUploadCommand({
        ...this.#object(key),
        UploadId: uploadId,
        MultipartUpload: { Parts },
      }),
    );
  }

  async putRest(key: JobKey, name: string, bytes: Uint8Array): Promise<void> {
    await this.#s3.send(new PutObjectCommand({ ...this.#object(key, name), Body: bytes }));
  }

  async rest(key: JobKey, name: string): Promise<Uint8Array> {
    const { Body } = await this.#s3.send(new GetObjectCommand(this.#object(key, name)));
    if (!Body) throw new Error('S3 answered without the rest of an export.');
    return Body.transformToByteArray();
  }

  async downloadLink(key: JobKey) {
    const now = this.#bucket.now();
    const url = await getSignedUrl(this.#s3, new GetObjectCommand(this.#object(key)), {
      expiresIn: LINK_SECONDS,
      signingDate: now,
    });
    return { url, expiresAt: new Date(now.getTime() + LINK_SECONDS * 1_000) };
  }

  /** An object is made of its parts at once: it is there only when it is whole. */
  async #isThere(key: JobKey): Promise<boolean> {
    try {
      await this.#s3.send(new HeadObjectCommand(this.#object(key)));
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }

  #object({ tenantId, jobId }: JobKey, rest?: string) {
    const name = rest === undefined ? `${jobId}.jsonl.gz` : `${jobId}/${rest}`;
    return { Bucket: this.#bucket.bucketName, Key: `exports/${tenantId}/${name}` };
  }
}
