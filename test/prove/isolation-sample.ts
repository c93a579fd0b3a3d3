import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Placement } from '../../core/tenancy/placement.ts';
import type { SessionActions } from '../../core/tenancy/session-policy.ts';
import type { Credentials, DeployedPlatform } from './deployed-platform.ts';
import { prove, proved, type Proof } from './proof.ts';
import type { ProofRun } from './proof-run.ts';

/** As much as a session of records and files may have at once. */
export const SESSION_ACTIONS: SessionActions = {
  items: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
  listings: ['ListBucket'],
  objects: ['GetObject', 'PutObject', 'DeleteObject'],
};

const OBJECT = 'files/fil_prove/prove.txt';

/** Each tenant's session at its own data, where all must be let through, and at others', where nothing is. */
export async function proveIsolation(run: ProofRun): Promise<Proof[]> {
  const { platform, open, tenants, isShort } = run;
  const proofs: Proof[] = [];
  for (const [at, mine] of tenants.entries()) {
    const subject = `session of ${mine.name}`;
    const proof = prove(subject, async () => {
      const { credentials } = await open(mine.placement, SESSION_ACTIONS);
      await atOwn(callsAt(platform, credentials, mine.placement));
      const others = [...tenants.slice(at + 1), ...tenants.slice(0, at)].slice(
        ...(isShort ? [0, 1] : [0]),
      );
      let refused = 0;
      for (const { placement } of others) {
        refused += await atOthers(callsAt(platform, credentials, placement));
      }
      return proved(
        subject,
        `works at its own; refused ${refused} of ${refused} calls at ${others.length} others`,
      );
    });
    proofs.push(await proof);
  }
  return proofs;
}

type Calls = Readonly<Record<string, () => Promise<unknown>>>;

async function atOwn(calls: Calls): Promise<void> {
  for (const call of Object.values(calls)) await call();
}

/** How many were refused; throws with the first that was let through or ended in another way. */
async function atOthers(calls: Calls): Promise<number> {
  for (const [name, call] of Object.entries(calls)) {
    const ending = await call().then(
      () => 'let through',
      (error: unknown) => (error instanceof Error ? error.name : String(error)),
    );
    if (!ending.startsWith('AccessDenied')) throw new Error(`${name} at another tenant: ${ending}`);
  }
  return Object.keys(calls).length;
}

/** In the order in which a tenant would do them: what is read was written before. */
function callsAt(
  platform: DeployedPlatform,
  credentials: Credentials,
  placement: Placement,
): Calls {
  const {
    tableName: TableName,
    bucketName: Bucket,
    objectPrefix,
    partitionKey,
    region,
  } = placement;
  const aws = platform.aws({ credentials, region });
  const [dynamo, s3] = [new DynamoDBClient(aws), new S3Client(aws)];
  const key = { pk: { S: `${partitionKey}#prove` }, sk: { S: 'prove' } };
  const object = { Bucket, Key: `${objectPrefix}${OBJECT}` };
  return {
    PutItem: () => dynamo.send(new PutItemCommand({ TableName, Item: key })),
    GetItem: () => dynamo.send(new GetItemCommand({ TableName, Key: key })),
    Query: () =>
      dynamo.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': key.pk },
        }),
      ),
    DeleteItem: () => dynamo.send(new DeleteItemCommand({ TableName, Key: key })),
    PutObject: () =>
      s3.send(new PutObjectCommand({ ...object, Body: 'x', ...encryptionOf(placement) })),
    GetObject: () => s3.send(new GetObjectCommand(object)),
    ListObjects: () => s3.send(new ListObjectsV2Command({ Bucket, Prefix: objectPrefix })),
    DeleteObject: () => s3.send(new DeleteObjectCommand(object)),
  };
}

/** In the bucket that tenants share, an object names its tenant's key. */
export const encryptionOf = ({ dedicated }: Placement) =>
  dedicated?.isNamedByObjects
    ? ({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: dedicated.keyAlias } as const)
    : {};
