import {
  DynamoDBClient,
  GetItemCommand,
  type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { StsTenantSessions } from '../../../adapters/sts/sts-tenant-sessions.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSession } from '../../../core/tenancy/tenant-sessions.ts';
import { stageStorageOf } from '../../../core/tenancy/stage-storage.ts';
import { newId } from '../../../kit/id.ts';
import { region, rootClient } from '../../../local/aws.ts';
import { workerSession } from '../../../local/gate/callers.ts';
import { functionOf, type BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { percentile } from '../percentile.ts';
import type { Cell } from '../table.ts';
import type { Topic } from '../topic.ts';

const CALLS = 400;
const UNCOUNTED = 40;
const KNOWN = 'GetItem, tenant session, known partition';
const NEW = 'GetItem, tenant session, new partition';
/** The column that tells the gate's part. */
const COST = 3;

type Way = { readonly label: string; readonly call: (at: number) => Promise<unknown> };

export const gate: Topic = {
  name: 'gate',
  title: 'What the gate costs a call',
  needsCloud: true,

  async measure(cloud) {
    const session = await openSession(cloud);
    const rows = [
      ...(await inTurn(recordReads(cloud, session))),
      ...(await inTurn(await objectReads(cloud, session))),
    ];
    const costOf = (wanted: string) => Number(rows.find(([label]) => label === wanted)?.[COST]);
    const [known, fresh] = [costOf(KNOWN), costOf(NEW)];
    return {
      how: [
        `The same call of the same SDK, the ways in turn, ${CALLS} times each after ${UNCOUNTED} uncounted ones; "direct" goes past the gate to the emulator. The gate remembers its verdicts by session and what is asked: a new partition or object is judged anew, which takes an evaluation of role and session policy.`,
      ],
      tables: [
        goalsTable([
          { goal: 'below 3 ms a call at p50, known key', measured: known, isMet: known < 3 },
          { goal: 'below 3 ms a call at p50, new key', measured: fresh, isMet: fresh < 3 },
        ]),
        {
          title: 'Milliseconds a call',
          columns: ['call', 'p50 ms', 'p95 ms', 'gate p50 ms', 'ratio p50'],
          rows,
        },
      ],
    };
  },
};

/** A session as the files' function opens it, with that function's own credentials. */
async function openSession(cloud: BenchCloud): Promise<TenantSession> {
  const { name, arn, roleArn, environment } = functionOf(cloud, 'files/api');
  const credentials = workerSession({ FunctionName: name, FunctionArn: arn, Role: roleArn });
  const settings = {
    TENANT_ROLE_ARN: environment.TENANT_ROLE_ARN ?? '',
    TENANT_TABLE_NAME: environment.TENANT_TABLE_NAME ?? '',
    FILES_BUCKET_NAME: environment.FILES_BUCKET_NAME ?? '',
    STAGE: environment.STAGE ?? '',
  };
  const sessions = new StsTenantSessions({
    roleArn: settings.TENANT_ROLE_ARN,
    stores: stageStorageOf(settings, region),
    sts: new STSClient({ ...rootClient(cloud.gateUrl), credentials }),
  });
  // A tenant made up for the measurement: the session reaches places where nothing is.
  const tenant = { tenantId: newId('tnt'), isolation: 'shared_schema', region } as TenantScope;
  return sessions.open(tenant, { items: ['GetItem'], objects: ['GetObject', 'PutObject'] });
}

const throughGate = ({ gateUrl }: BenchCloud, { credentials }: TenantSession) => ({
  ...rootClient(gateUrl),
  credentials,
});

function recordReads(cloud: BenchCloud, session: TenantSession): Way[] {
  const { partitionKey, tableName: TableName } = session.placement;
  const reader = (config: DynamoDBClientConfig) => {
    const client = new DynamoDBClient(config);
    return (pk: string) =>
      client.send(new GetItemCommand({ TableName, Key: { pk: { S: pk }, sk: { S: 'rec_1' } } }));
  };
  const direct = reader(rootClient(cloud.emulatorUrl));
  const asRoot = reader(rootClient(cloud.gateUrl));
  const asTenant = reader(throughGate(cloud, session));
  const known = `${partitionKey}#known`;
  return [
    { label: 'GetItem, direct', call: () => direct(known) },
    { label: 'GetItem, root, not judged', call: () => asRoot(known) },
    { label: KNOWN, call: () => asTenant(known) },
    { label: NEW, call: (at) => asTenant(`${known}${at}`) },
  ];
}

async function objectReads(cloud: BenchCloud, session: TenantSession): Promise<Way[]> {
  const { objectPrefix, bucketName: Bucket } = session.placement;
  const direct = new S3Client(rootClient(cloud.emulatorUrl));
  const asTenant = new S3Client(throughGate(cloud, session));
  const keyOf = (at: number) => `${objectPrefix}files/${at}`;
  const read = (client: S3Client, at: number) =>
    client.send(new HeadObjectCommand({ Bucket, Key: keyOf(at) }));
  for (let at = 0; at < CALLS + UNCOUNTED; at += 1) {
    await direct.send(new PutObjectCommand({ Bucket, Key: keyOf(at), Body: 'bench' }));
  }
  return [
    { label: 'HeadObject, direct', call: (at) => read(direct, at) },
    { label: 'HeadObject, tenant session, known object', call: () => read(asTenant, 0) },
    { label: 'HeadObject, tenant session, new object', call: (at) => read(asTenant, at) },
  ];
}

/** One call of each way after the other, so that whatever else the machine does meets them all. */
async function inTurn(ways: readonly Way[]): Promise<Cell[][]> {
  const times = ways.map((): number[] => []);
  for (let at = 0; at < CALLS + UNCOUNTED; at += 1) {
    for (const [way, { call }] of ways.entries()) {
      const startedAt = performance.now();
      await call(at);
      if (at >= UNCOUNTED) times[way]?.push(performance.now() - startedAt);
    }
  }
  const direct = percentile(times[0] ?? [], 0.5);
  return ways.map(({ label }, way) => {
    const p50 = percentile(times[way] ?? [], 0.5);
    const cost = way === 0 ? ['', ''] : [p50 - direct, p50 / direct];
    return [label, p50, percentile(times[way] ?? [], 0.95), ...cost];
  });
}
