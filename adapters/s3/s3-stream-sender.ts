import { gzipSync } from 'node:zlib';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import type { StreamBatch, StreamSender } from '../../core/audit-stream/deliver-stream.ts';
import type { StreamTarget } from '../../core/audit-stream/stream.ts';
import { textOfLines } from '../../kit/text-of-lines.ts';
import { sdkConfig } from '../aws/sdk-config.ts';
import { assumedCredentials } from '../sts/assumed-credentials.ts';

type Bucket = Extract<StreamTarget, { kind: 's3' }> & { readonly tenantId: string };

/**
 * Puts each batch as an object into the tenant's own bucket, by a role of the tenant's account. Its trust policy asks
 * for the tenant's id as external id: so nobody has the platform write into another one's bucket (confused deputy).
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
export class S3StreamSender implements StreamSender {
  readonly #sts: STSClient;
  readonly #bucket: Bucket;
  #client: Promise<S3Client> | undefined;

  constructor(sts: STSClient, bucket: Bucket) {
    this.#sts = sts;
    this.#bucket = bucket;
  }

  async send({ id, tenantId, writtenAt, lines }: StreamBatch): Promise<string | null> {
    const { bucket, prefix, roleArn } = this.#bucket;
    const day = writtenAt.toISOString().slice(0, 10).replaceAll('-', '/');
    try {
      const client = await (this.#client ??= this.#open());
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          // A bucket of that name in another account is another one's.
          ExpectedBucketOwner: roleArn.split(':')[4],
          Key: `${prefix}${tenantId}/${day}/${id}.jsonl.gz`,
          Body: gzipSync(textOfLines(lines)),
          ContentType: 'application/gzip',
        }),
      );
      return null;
    } catch (error) {
      return `AWS answered ${(error as Error).name}.`;
    }
  }

  async #open(): Promise<S3Client> {
    const { roleArn, tenantId, region } = this.#bucket;
    const { Credentials } = await this.#sts.send(
      new AssumeRoleCommand({
        RoleArn: roleArn,
        RoleSessionName: 'freehold-audit',
        ExternalId: tenantId,
        // The least, and longer than a run.
        DurationSeconds: 900,
      }),
    );
    const { credentials } = assumedCredentials(Credentials);
    return new S3Client({ ...sdkConfig, region, credentials });
  }
}
