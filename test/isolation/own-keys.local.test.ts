import {
  CreateAliasCommand,
  CreateKeyCommand,
  KMSClient,
  EncryptCommand,
  DecryptCommand,
  GenerateDataKeyCommand,
} from '@aws-sdk/client-kms';
import {
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { placementOf, type Placement } from '../../core/tenancy/placement.ts';
import { TENANT_TAG } from '../../core/tenancy/resource-names.ts';
import type { TenantContext } from '../../core/tenancy/tenant-context.ts';
import { asRoot, throughGate } from '../support/local-cloud.ts';
import { localTenantPlane } from '../support/tenancy/local-tenant-plane.ts';
import { tenantContext, tenantIdentity } from '../support/tenancy/tenant-contexts.ts';

const refused = { name: expect.stringMatching(/^AccessDenied/) as string };
const SESSION_ACTIONS = { objects: ['GetObject', 'PutObject'], items: ['GetItem'] } as const;

type Party = { readonly placement: Placement; readonly keyId: string };

let mine: Party;
let theirs: Party;
let s3: S3Client;
let kms: KMSClient;

const bridged = (): TenantContext =>
  tenantContext({ ...tenantIdentity(), isolation: 'separate_schema' });

beforeAll(async () => {
  const plane = await localTenantPlane();
  const [own, other] = [bridged(), bridged()];
  mine = await withKey(placementOf(own, plane.stores));
  theirs = await withKey(placementOf(other, plane.stores));
  const { credentials } = await plane.sessions.open(own, SESSION_ACTIONS);
  s3 = new S3Client(throughGate(credentials));
  kms = new KMSClient(throughGate(credentials));
});

/** A key as the provisioning makes it: by its tag the tenant's, and found by its alias. */
async function withKey(placement: Placement): Promise<Party> {
  const root = new KMSClient(asRoot());
  const { KeyMetadata } = await root.send(
    new CreateKeyCommand({
      Tags: [
        { TagKey: TENANT_TAG, TagValue: placement.tenantId },
        { TagKey: 'freehold:stage', TagValue: 'local' },
      ],
    }),
  );
  const keyId = KeyMetadata?.Arn ?? '';
  const alias = { AliasName: placement.dedicated?.keyAlias, TargetKeyId: keyId };
  await root.send(new CreateAliasCommand(alias));
  return { placement, keyId };
}

const keyIn = ({ placement }: Party) => `${placement.objectPrefix}files/fil_1/a.txt`;

const put = (to: Party, encryption: Partial<PutObjectCommandInput>) =>
  s3.send(
    new PutObjectCommand({
      Bucket: to.placement.bucketName,
      Key: keyIn(to),
      Body: 'x',
      ...encryption,
    }),
  );
const withKeyOf = ({ placement }: Party) =>
  ({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: placement.dedicated?.keyAlias }) as const;

describe('a session of a tenant with a key of its own, in the bucket that tenants share', () => {
  it('writes and reads what names the own key', async () => {
    await put(mine, withKeyOf(mine));
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: mine.placement.bucketName, Key: keyIn(mine) }),
    );
    expect(await Body?.transformToString()).toBe('x');
  });

  it.each<[string, Partial<PutObjectCommandInput>]>([
    ['without a word of encryption', {}],
    ['with S3’s own encryption', { ServerSideEncryption: 'AES256' }],
    ['with no key named', { ServerSideEncryption: 'aws:kms' }],
    ['with two layers and no key named', { ServerSideEncryption: 'aws:kms:dsse' }],
  ])('is refused a write %s', async (_, encryption) => {
    await expect(put(mine, encryption)).rejects.toMatchObject(refused);
  });

  it('is refused a write with the key of another tenant, and one in its place', async () => {
    await expect(put(mine, withKeyOf(theirs))).rejects.toMatchObject(refused);
    await expect(put(mine, { ...withKeyOf(mine), BucketKeyEnabled: true })).rejects.toMatchObject(
      refused,
    );
    await expect(put(theirs, withKeyOf(theirs))).rejects.toMatchObject(refused);
    await expect(put(theirs, withKeyOf(mine))).rejects.toMatchObject(refused);
  });
});

describe('a session that asks KMS itself', () => {
  const objectOf = ({ placement }: Party) => ({
    'aws:s3:arn': `${placement.bucketArn}/${placement.objectPrefix}files/fil_1/a.txt`,
  });
  const tableOf = ({ placement }: Party) => ({ 'aws:dynamodb:tableName': placement.tableName });

  const dataKey = (of: Party, EncryptionContext?: Record<string, string>) =>
    kms.send(
      new GenerateDataKeyCommand({ KeyId: of.keyId, KeySpec: 'AES_256', EncryptionContext }),
    );

  it('gets a data key for its own object, as S3 would ask for it', async () => {
    await expect(dataKey(mine, objectOf(mine))).resolves.toBeDefined();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['without a context', () => dataKey(mine)],
    ['for the other’s object', () => dataKey(mine, objectOf(theirs))],
    ['for its own table, which asks for none', () => dataKey(mine, tableOf(mine))],
    ['with the other’s key for its own object', () => dataKey(theirs, objectOf(mine))],
    ['with the other’s key for the other’s object', () => dataKey(theirs, objectOf(theirs))],
  ])('is refused one %s', async (_, ask) => {
    await expect(ask()).rejects.toMatchObject(refused);
  });

  it('opens nothing of the other’s, whatever context it names', async () => {
    const root = new KMSClient(asRoot());
    for (const context of [objectOf(theirs), tableOf(theirs)]) {
      const { CiphertextBlob } = await root.send(
        new EncryptCommand({
          KeyId: theirs.keyId,
          Plaintext: Buffer.from('secret'),
          EncryptionContext: context,
        }),
      );
      for (const EncryptionContext of [context, objectOf(mine), tableOf(mine), undefined]) {
        const ask = new DecryptCommand({ CiphertextBlob, KeyId: theirs.keyId, EncryptionContext });
        await expect(kms.send(ask)).rejects.toMatchObject(refused);
      }
    }
  });
});
