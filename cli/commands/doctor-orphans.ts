import { setTimeout } from 'node:timers/promises';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { TableAndKey } from '../../adapters/dedicated-resources/table-and-key.ts';
import { DynamoPlatformCounters } from '../../adapters/dynamodb/invariants/dynamo-platform-counters.ts';
import { DynamoPoolRegistrations } from '../../adapters/dynamodb/provisioning/dynamo-pool-registrations.ts';
import { DynamoTenantTables } from '../../adapters/dynamodb/tenancy/dynamo-tenant-tables.ts';
import { AwsOrphanRemover } from '../../adapters/invariants/aws-orphan-remover.ts';
import { lookPorts, type LookSettings } from '../../adapters/invariants/look-ports.ts';
import { KmsTenantKeys } from '../../adapters/kms/kms-tenant-keys.ts';
import { ChangeStreamMappings } from '../../adapters/lambda/change-stream-mappings.ts';
import { checkInvariants } from '../../core/invariants/check-invariants.ts';
import type { FixPorts } from '../../core/invariants/fix-problem.ts';
import {
  INVARIANT_PROBLEMS,
  type InvariantFinding,
  type InvariantProblem,
} from '../../core/invariants/invariant-problem.ts';
import { nameOfResource } from '../../core/invariants/tenant-resource.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { engineerAws, explained, type EngineerAws } from '../engineer-aws.ts';
import { engineerDocuments } from '../engineer-documents.ts';
import { counted, table } from '../output.ts';
import { stackOutput } from '../stack-output.ts';
import { platformConfigOf } from '../stripe-of.ts';

export type OrphansOptions = {
  readonly fix?: boolean;
  /** Also of ids that no record knows. */
  readonly unknown?: boolean;
  readonly directory?: string;
};

const PAUSE_MS = 30_000;
const DAY_MS = 86_400_000;

/** `freehold doctor --orphans`: what is there of tenants against what their records say; `--fix` repairs what is safe. */
export async function examineOrphans(context: CliContext, options: OrphansOptions): Promise<void> {
  const { stage, output } = context;
  const findings: InvariantFinding[] = [];
  const errors: string[] = [];
  const { tenants, isWhole } = await explained(stage, async () => {
    const { settings, actor } = await placeOf(context, options);
    const now = () => new Date();
    const fixes = { ...fixPorts(settings), actor, now, includesUnknown: options.unknown === true };
    return checkInvariants(
      {
        ...lookPorts(settings),
        pause: () => setTimeout(PAUSE_MS),
        onFinding: (finding) => void findings.push(finding),
        onError: (key, error) => void errors.push(`${JSON.stringify(key)}: ${String(error)}`),
      },
      { deadline: new Date(Date.now() + DAY_MS), ...(options.fix && { fix: fixes }) },
    );
  });
  output.result({ tenants, isWhole, findings, errors }, [
    `${counted(tenants, 'tenant')} looked at.`,
    ...table(findings.map(rowOf)),
    ...errors,
  ]);
  if (errors.length === 0 && findings.every(({ isFixed }) => isFixed)) return;
  throw new CommandFailure('Not everything is as it must be.', {
    hint: 'docs/runbooks/broken-invariants.md says what to do; --fix does what is safe without you.',
  });
}

async function placeOf(context: CliContext, { directory }: OrphansOptions) {
  const { stage } = context;
  const config = engineerAws(context);
  const named = (key: string) => stackOutput(stage, config, { stack: 'data', key });
  const sts = new STSClient(config);
  const [controlTableName, tableName, bucketName, { Account = '', Arn = '' }] = await Promise.all([
    named('ControlTableName'),
    named('TenantTableName'),
    named('FilesBucketName'),
    sts.send(new GetCallerIdentityCommand({})),
  ]);
  const settings: LookSettings = {
    ...{ documents: engineerDocuments(config), controlTableName, config },
    siloRegions: platformConfigOf(context, directory).siloRegions,
    stores: {
      ...{ stage, tableName, bucketName, accountId: Account },
      ...{ partition: Arn.split(':')[1] ?? 'aws', region: await sts.config.region() },
    },
  };
  return { settings, actor: { kind: 'system', id: `engineer ${Arn}` } as const };
}

function fixPorts({
  documents,
  controlTableName,
  config,
  stores,
}: LookSettings): Pick<FixPorts, 'remover' | 'counters' | 'record'> {
  const counters = new DynamoPlatformCounters(documents, controlTableName);
  return {
    counters,
    record: (event) => counters.record(event),
    remover: new AwsOrphanRemover({
      pools: new CognitoIdentityProviderClient(config),
      registrations: new DynamoPoolRegistrations(documents, controlTableName),
      dynamodb: new DynamoDBClient(config),
      tableAndKey: tableAndKey(config, stores.stage),
      objects: new S3Client(config),
      stores,
    }),
  };
}

function tableAndKey(config: EngineerAws, stage: string): TableAndKey {
  const clientIn = (region: string) => new DynamoDBClient({ ...config, region });
  const functionsIn = (region: string) => new LambdaClient({ ...config, region });
  const client = new KMSClient(config);
  return new TableAndKey(
    new DynamoTenantTables({
      ...{ clientIn, stage, isProtected: true },
      changes: new ChangeStreamMappings({ clientIn: functionsIn, stage }),
    }),
    new KmsTenantKeys({ client, onceClient: client, stage }),
  );
}

const rowOf = ({ problem, isFixed }: InvariantFinding): string[] => [
  problem.kind,
  INVARIANT_PROBLEMS[problem.kind],
  detailOf(problem),
  isFixed ? 'fixed' : '',
];

function detailOf(problem: InvariantProblem): string {
  switch (problem.kind) {
    case 'Orphan':
      return `${nameOfResource(problem.resource)} (${problem.reason}: ${problem.resource.tenantId})`;
    case 'Missing':
      return `${nameOfResource(problem.resource)} (${problem.resource.tenantId})`;
    case 'NotRegistered':
      return `${problem.userPoolId} (${problem.tenantId}): ${problem.differs?.join(', ') ?? 'not at all'}`;
    case 'SeatsDiffer':
      return `${problem.tenantId}: said ${problem.known}, counted ${problem.counted}`;
    case 'TenantCountDiffers':
      return `said ${problem.known}, counted ${problem.counted}`;
  }
}
