import { gunzipSync } from 'node:zlib';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { S3StreamSender } from '../../../adapters/s3/s3-stream-sender.ts';
import { answeredBy, raise, type Answers, type Asked } from '../../fakes/fake-aws.ts';

const bucket = {
  kind: 's3' as const,
  ...{ tenantId: 'tnt_1', bucket: 'acme-audit', region: 'eu-central-1' },
  ...{ roleArn: 'arn:aws:iam::111122223333:role/freehold-audit-writer', prefix: 'freehold/' },
};
const batch = {
  ...{ tenantId: 'tnt_1', id: 'audit_tnt_1_3_7', lines: ['{"id":"aud_1"}', '{"id":"aud_2"}'] },
  writtenAt: new Date('2026-11-27T23:59:00.000Z'),
};
const Credentials = {
  ...{ AccessKeyId: 'a', SecretAccessKey: 'b', SessionToken: 'c' },
  Expiration: new Date('2026-11-28T00:14:00.000Z'),
};

afterEach(() => vi.restoreAllMocks());

function arrange(answers: Answers = {}) {
  const asked: Asked[] = [];
  const s3 = answeredBy(new S3Client({}), answers, asked);
  vi.spyOn(S3Client.prototype, 'send').mockImplementation(((command: never) =>
    s3.send(command)) as never);
  const role = { AssumeRole: () => ({ Credentials }), ...answers };
  const sts = answeredBy(new STSClient({}), role, asked);
  return { asked, sender: new S3StreamSender(sts, bucket) };
}

describe('S3StreamSender', () => {
  it('assumes the tenant’s role once, with the tenant’s id as external one', async () => {
    const { asked, sender } = arrange();
    await sender.send(batch);
    await sender.send(batch);
    expect(asked.map(({ name }) => name)).toEqual(['AssumeRole', 'PutObject', 'PutObject']);
    expect(asked[0]?.input).toMatchObject({ RoleArn: bucket.roleArn, ExternalId: 'tnt_1' });
  });

  it('puts a batch where it was put before, into a bucket of the role’s own account', async () => {
    const { asked, sender } = arrange();
    expect(await sender.send(batch)).toBeNull();
    const { Body, ...object } = asked[1]?.input ?? {};
    expect(object).toMatchObject({
      Bucket: 'acme-audit',
      Key: 'freehold/tnt_1/2026/11/27/audit_tnt_1_3_7.jsonl.gz',
      ExpectedBucketOwner: '111122223333',
    });
    expect(gunzipSync(Body as Buffer).toString()).toBe('{"id":"aud_1"}\n{"id":"aud_2"}\n');
  });

  it.each(['AssumeRole', 'PutObject'])('tells what AWS says of %s, and no more', async (name) => {
    const denied = Object.assign(new Error('arn:of:somebody'), { name: 'AccessDenied' });
    const { sender } = arrange({ [name]: raise(denied) });
    expect(await sender.send(batch)).toBe('AWS answered AccessDenied.');
  });
});
