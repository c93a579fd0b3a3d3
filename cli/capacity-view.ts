import type { AccountResource } from '../core/capacity/account-resource.ts';
import type { Capacity, ResourceUse } from '../core/capacity/capacity.ts';
import { ISOLATION_STRATEGIES } from '../core/tenancy/isolation-strategy.ts';
import { table } from './output.ts';

export type CapacityHere = Capacity & {
  readonly account: string;
  readonly region: string;
  readonly stage: string;
  readonly stsCallsPerSecond: number;
};

const NAMES: Readonly<Record<AccountResource, string>> = {
  tables: 'DynamoDB tables',
  stacks: 'CloudFormation stacks',
  keys: 'KMS keys',
  userPools: 'Cognito user pools',
  buckets: 'S3 buckets',
  roles: 'IAM roles',
};

export const nameOf = (resource: AccountResource): string => NAMES[resource];

export function capacityLines(capacity: CapacityHere): string[] {
  const { account, region, stage, stsCallsPerSecond } = capacity;
  return [
    `Account ${account}, ${region}, stage ${stage}`,
    '',
    ...table([USE_HEAD, ...capacity.resources.map(useCells)]),
    `Tenants’ sessions: STS answers ${stsCallsPerSecond} calls a second, the account’s in this region (documented).`,
    '',
    ...table([['Remaining for', 'Tenants', 'Used up first'], ...remainingRows(capacity)]),
    ...(capacity.isCell ? [] : [AWAY]),
    '',
    tenantsLine(capacity),
    costLine(capacity),
  ];
}

const USE_HEAD = ['', 'Used', 'Of the stage', 'Limit', 'Free', 'Used %', 'Limit from'];
const AWAY =
  'The stage’s own stacks are not in this region: a silo’s user pool is made where they are.';

const useCells = (use: ResourceUse): string[] => [
  nameOf(use.resource),
  number(use.used),
  number(use.ofStage),
  number(use.limit),
  number(use.free),
  `${use.usedPercent}${use.isScarce ? ' !' : ''}`,
  source(use),
];

function source({ limitFrom, raisableTo, per }: ResourceUse): string {
  const from = limitFrom === 'service-quotas' ? 'Service Quotas' : 'AWS’s documented default';
  const bound = raisableTo === undefined ? '' : `, at most ${number(raisableTo)}`;
  return `${from}${bound}${per === 'account' ? ', all regions' : ''}`;
}

const remainingRows = ({ remaining }: CapacityHere): string[][] =>
  ISOLATION_STRATEGIES.map((strategy) => {
    const { tenants, boundBy } = remaining[strategy];
    return [strategy, number(tenants), boundBy === null ? 'not here' : nameOf(boundBy)];
  });

const tenantsLine = ({ tenants }: CapacityHere): string =>
  `Tenants here: ${number(tenants.separateDatabase)} separate_database, ` +
  `${number(tenants.separateSchema)} separate_schema, ` +
  `${number(tenants.withoutOwnTable)} in shared tables or with a stack elsewhere; ` +
  `${number(tenants.poolsMadeAhead)} user pools made ahead, of such tenants or ready for the next ones.`;

const costLine = ({ tenants, idleUsdPerMonth, resources }: CapacityHere): string => {
  const keys = resources.find(({ resource }) => resource === 'keys')?.used ?? 0;
  const { tenantKeys, allKeys } = idleUsdPerMonth;
  return (
    `Idle, a month: $${number(tenantKeys)} for the keys of tenants (${number(tenants.keys)}), ` +
    `$${number(allKeys)} for all of the account here (${number(keys)}), before rotations; the rest costs by use.`
  );
};

const number = (count: number): string => count.toLocaleString('en-US');
