import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, KMSClient, TagResourceCommand } from '@aws-sdk/client-kms';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Placement } from '../../core/tenancy/placement.ts';
import { TENANT_TAG } from '../../core/tenancy/resource-names.ts';
import { SESSION_USES } from '../isolation/matrix/session-use-list.ts';
import { sessionActionsOf } from '../isolation/matrix/session-uses.ts';
import { stackResources } from '../support/tenancy/stage-stores.ts';
import type { DeployedPlatform } from './deployed-platform.ts';
import { SESSION_ACTIONS } from './isolation-sample.ts';
import type { Onboarded } from './onboarding.ts';
import { prove, type Proof } from './proof.ts';
import type { ProofRun } from './proof-run.ts';
import { withRole } from './temporary-role.ts';

type Doubt = {
  readonly subject: string;
  /** Why the emulator's yes means nothing. */
  readonly emulated: string;
  readonly look: (run: ProofRun) => Promise<string>;
};

/** What templates and documentation could not settle; the calls of the isolation sample are a part of each. */
export const proveDoubts = (run: ProofRun): Promise<Proof[]> =>
  Promise.all(
    DOUBTS.map(({ subject, emulated, look }) =>
      prove(subject, async () => {
        const detail = await look(run);
        return run.platform.isEmulated
          ? { subject, verdict: 'not provable here', detail: `${detail}; ${emulated}` }
          : { subject, verdict: 'proved', detail };
      }),
    ),
  );

const isDedicated = ({ placement }: Onboarded) => placement.dedicated !== undefined;

async function sharedTables({ platform, tenants }: ProofRun): Promise<string> {
  const tables = [
    ...new Set(
      tenants.filter((one) => !isDedicated(one)).map(({ placement }) => placement.tableName),
    ),
  ];
  const client = new DynamoDBClient(platform.aws());
  const keys = await Promise.all(
    tables.map(async (TableName) => {
      const { Table } = await client.send(new DescribeTableCommand({ TableName }));
      return Table?.SSEDescription?.SSEType === 'KMS'
        ? 'a KMS key of the account'
        : 'DynamoDB’s own key';
    }),
  );
  return `${tables.length} shared tables under ${[...new Set(keys)].join(' and ')}: sessions without a KMS right work there`;
}

/** What a session may do with its own key, the isolation sample shows; here, that it may not name another one's. */
async function dedicatedKeys({ platform, open, tenants }: ProofRun): Promise<string> {
  const mine = tenants.find(({ placement }) => placement.dedicated?.isNamedByObjects);
  const theirs = tenants.find(
    (one) => one !== mine && isDedicated(one) && one.placement.region === platform.region,
  );
  if (!mine || !theirs)
    throw new Error('It takes two tenants with keys of their own in one region.');
  const { credentials } = await open(mine.placement, SESSION_ACTIONS);
  const s3 = new S3Client(platform.aws({ credentials }));
  const { bucketName: Bucket, objectPrefix } = mine.placement;
  const put = new PutObjectCommand({
    ...{ Bucket, Key: `${objectPrefix}files/fil_prove/stolen.txt`, Body: 'x' },
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: theirs.placement.dedicated?.keyAlias,
  });
  await mustBeRefused('an object under another tenant’s key', () => s3.send(put));
  return 'sessions reach items and objects under their own key through DynamoDB and S3, and no other tenant’s key';
}

async function packedSizes({ open, tenants, isShort }: ProofRun): Promise<string> {
  const uses = SESSION_USES.slice(0, isShort ? 2 : undefined);
  const actions = await Promise.all(uses.map(sessionActionsOf));
  const largest: string[] = [];
  for (const { name, placement } of tenants) {
    let percent = 0;
    for (const one of actions)
      percent = Math.max(percent, (await open(placement, one)).utilizedPercent ?? 0);
    largest.push(`${name} ${percent} %`);
  }
  return `AssumeRole takes all ${actions.length} sessions’ policies; the largest session token of each: ${largest.join(', ')}`;
}

/** That a key was made with its tags, a tenant with a key shows; here, that its tags cannot be given anew. */
async function taggedKeys({ platform, tenants }: ProofRun): Promise<string> {
  const bridge = tenants.find(({ placement }) => placement.dedicated?.isNamedByObjects);
  if (!bridge) throw new Error('There is no tenant of separate_schema.');
  const KeyId = await keyIdOf(platform, bridge.placement);
  const policies = await policiesOf(platform, 'ProvisioningCreateDedicatedResourcesRole');
  await withRole(platform, { path: '/', policies }, async (credentials) => {
    const kms = new KMSClient(platform.aws({ credentials }));
    const Tags = [
      { TagKey: 'freehold:stage', TagValue: platform.stage },
      { TagKey: TENANT_TAG, TagValue: 'tnt_00000000000000000000000000' },
    ];
    await mustBeRefused('a tenant’s key given to another', () =>
      kms.send(new TagResourceCommand({ KeyId, Tags })),
    );
  });
  return 'a key is created with its tags, and its tags cannot be given to another tenant';
}

async function keyIdOf(platform: DeployedPlatform, { dedicated, region }: Placement) {
  const kms = new KMSClient(platform.aws({ region }));
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: dedicated?.keyAlias }));
  return KeyMetadata?.KeyId;
}

async function policiesOf(platform: DeployedPlatform, construct: string): Promise<unknown[]> {
  const workflows = await stackResources(platform.aws(), `freehold-${platform.stage}-workflows`);
  const RoleName = workflows('AWS::IAM::Role', construct);
  const iam = new IAMClient(platform.aws());
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  return Promise.all(
    PolicyNames.map(async (PolicyName) => {
      const { PolicyDocument = '' } = await iam.send(
        new GetRolePolicyCommand({ RoleName, PolicyName }),
      );
      return JSON.parse(decodeURIComponent(PolicyDocument)) as unknown;
    }),
  );
}

async function siloElsewhere({ platform, tenants }: ProofRun): Promise<string> {
  const away = tenants.find(({ placement }) => placement.region !== platform.region);
  if (!away) throw new Error('No tenant of a stack in another region became active.');
  return `a stack was made in ${away.placement.region} of a template in ${platform.region}`;
}

async function mustBeRefused(what: string, ask: () => Promise<unknown>): Promise<void> {
  const ending = await ask().then(
    () => 'let through',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
  if (!ending.startsWith('AccessDenied')) throw new Error(`${what}: ${ending}`);
}

const DOUBTS: readonly Doubt[] = [
  {
    subject: 'session policies on tables that AWS’s key encrypts',
    emulated: 'the emulator’s DynamoDB asks KMS for nothing',
    look: sharedTables,
  },
  {
    subject: 'KMS by aws:PrincipalTag through DynamoDB and S3',
    emulated: 'the gate asks for the key as S3 would, by our reading of AWS’s guide',
    look: dedicatedKeys,
  },
  {
    subject: 'size of each session (SessionTokenUtilization, once PackedPolicySize)',
    emulated: 'the emulator does not tell the size, and refuses none',
    look: packedSizes,
  },
  {
    subject: 'Null aws:ResourceTag at CreateKey and TagResource',
    emulated: 'the gate takes the tag for absent at creation, which is the doubt itself',
    look: taggedKeys,
  },
  {
    subject: 'a silo’s TemplateURL across regions',
    emulated: 'the emulator reads a template from any region',
    look: siloElsewhere,
  },
];
