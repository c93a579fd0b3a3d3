import { DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import type { PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import { placementOf, type Placement } from '../../../core/tenancy/placement.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { callFor, createTenant, signIn } from '../api.ts';
import { asRoot } from '../local-cloud.ts';
import { tableNamed } from '../provisioning/dedicated-resources-left.ts';
import { deployedStores } from './deployed-stores.ts';

export type Onboarded = {
  readonly id: TenantId;
  readonly placement: Placement;
  readonly recordId: string;
  readonly fileId: string;
  /** From the request to the active tenant. */
  readonly seconds: number;
};

export const CONTENT = 'what only this tenant may read';

/** A tenant made by the API, with a record and a file of its owner. */
export async function onboard(home: PlacementSpec): Promise<Onboarded> {
  const startedAt = Date.now();
  const { isolation, region } = home;
  const tenant = await createTenant({ isolation, plan: 'pro', region });
  const seconds = (Date.now() - startedAt) / 1_000;
  const id = tenant.id as TenantId;
  const token = await signIn(tenant.admin, tenant.slug);
  const record = await callFor<{ id: string }>('POST /v1/records/tasks', {
    token,
    body: { title: CONTENT },
  });
  return {
    id,
    placement: placementOf({ tenantId: id, ...home }, await deployedStores()),
    recordId: record.id,
    fileId: await uploadAndRead(token),
    seconds,
  };
}

type Upload = { id: string; upload: { url: string; headers: Record<string, string> } };

async function uploadAndRead(token: string): Promise<string> {
  const body = { name: 'secret.txt', contentType: 'text/plain', size: CONTENT.length };
  const { id, upload } = await callFor<Upload>('POST /v1/files', { token, body });
  const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: CONTENT });
  if (!put.ok) throw new Error(`The upload answered ${put.status}: ${await put.text()}`);
  const file = await callFor<{ download: { url: string } }>(`GET /v1/files/${id}`, { token });
  const read = await fetch(file.download.url);
  if ((await read.text()) !== CONTENT) throw new Error('The download is another file.');
  return id;
}

export const dynamodbIn = (region: string) => new DynamoDBClient({ ...asRoot(), region });
export const kmsIn = (region: string) => new KMSClient({ ...asRoot(), region });
export const s3In = (region: string) => new S3Client({ ...asRoot(), region });

export async function tableOf({ tableName, region }: Placement): Promise<TableDescription> {
  const table = await tableNamed(tableName, region);
  if (!table) throw new Error(`There is no table ${tableName} in ${region}.`);
  return table;
}

export async function keyOf({ dedicated: own, region }: Placement) {
  const { KeyMetadata } = await kmsIn(region).send(
    new DescribeKeyCommand({ KeyId: own?.keyAlias ?? '' }),
  );
  if (!KeyMetadata?.KeyId) throw new Error('The alias leads nowhere.');
  return { id: KeyMetadata.KeyId, arn: KeyMetadata.Arn ?? '', state: KeyMetadata.KeyState };
}
