import { ASSUMED, invocationCost } from './assumptions.ts';
import { listedAlarms } from './listed-alarms.ts';
import type { Prices } from './prices.ts';
import type { Located } from './resources.ts';

export type CostLine = { readonly item: string; readonly amount: string; readonly usd: number };

/** Billed by use, or by nothing; of Glue the first million objects (https://aws.amazon.com/glue/pricing/). */
const WITHOUT_IDLE_COST =
  /^AWS::(IAM|ApiGatewayV2|CDK|Lambda|Logs|DynamoDB|S3|Events|SQS|SNS|Cognito|StepFunctions|Scheduler|CloudWatch|KMS|CertificateManager|Route53|CodeDeploy|CloudFront|WAFv2|SecretsManager|CloudTrail|AccessAnalyzer|Athena|Glue|SES)::|^Custom::/;

/** What a stage costs in a month in which nobody calls; throws on a kind of resource that it does not know. */
export function idleStage(prices: Prices, resources: readonly Located[]): CostLine[] {
  const unknown = resources.find(({ resource }) => !WITHOUT_IDLE_COST.test(resource.Type));
  if (unknown) throw new Error(`local/cost/idle-stage.ts does not know ${unknown.resource.Type}.`);
  return [
    ...alarmLines(prices, resources),
    ...counted(prices, resources, KEYS),
    ...sweeperLines(prices, resources),
    ...queueLines(prices, resources),
    ...counted(prices, resources, SECRETS),
    ...webAclLines(prices, resources),
  ];
}

type Counted = { readonly type: string; readonly item: string; readonly price: string };

const KEYS = {
  type: 'AWS::KMS::Key',
  item: 'own KMS keys, before their first rotation',
  price: 'kmsKey',
};
const SECRETS = { type: 'AWS::SecretsManager::Secret', item: 'secrets', price: 'secret' };

function counted(prices: Prices, resources: readonly Located[], { type, item, price }: Counted) {
  const number = ofType(resources, type).length;
  return number === 0 ? [] : [{ item, amount: String(number), usd: prices.of(price, number) }];
}

function alarmLines(prices: Prices, resources: readonly Located[]): CostLine[] {
  const alarms = listedAlarms(resources);
  const metrics = alarms.reduce((sum, alarm) => sum + alarm.metrics, 0);
  const composites = alarms.filter((alarm) => alarm.metrics === 0).length;
  return [
    {
      item: `alarms, by the metrics that they look at`,
      amount: `${metrics} in ${alarms.length - composites} alarms`,
      usd: prices.of('alarmMetric', metrics),
    },
    {
      item: 'composite alarms',
      amount: String(composites),
      usd: prices.of('compositeAlarm', composites),
    },
    {
      item: 'metrics of our own, in the sweepers’ logs',
      amount: String(schedulesOf(resources)),
      usd: prices.of('customMetric', schedulesOf(resources)),
    },
  ];
}

function sweeperLines(prices: Prices, resources: readonly Located[]): CostLine[] {
  const runs = (schedulesOf(resources) * ASSUMED.secondsInMonth) / 60;
  return [
    {
      item: 'sweepers, each minute: invocations',
      amount: runs.toLocaleString('en'),
      usd: runs * (invocationCost(prices, ASSUMED.sweepMs) + prices.of('dynamoRead', 1)),
    },
    {
      item: 'their schedules, of which 14 million are free',
      amount: runs.toLocaleString('en'),
      usd: prices.inMonth('schedule', runs),
    },
    {
      item: 'their logs',
      amount: `${gb(runs * ASSUMED.logBytesOfInvocation).toFixed(2)} GB`,
      usd: prices.of('logsGb', gb(runs * ASSUMED.logBytesOfInvocation)),
    },
  ];
}

function queueLines(prices: Prices, resources: readonly Located[]): CostLine[] {
  const queues = ofType(resources, 'AWS::Lambda::EventSourceMapping').filter(
    ({ resource }) => resource.Properties?.StartingPosition === undefined,
  ).length;
  const polls = queues * ASSUMED.pollsOfQueueInMonth;
  return [
    {
      item: 'polls of empty queues, of which a million is free',
      amount: polls.toLocaleString('en'),
      usd: prices.inMonth('sqsRequest', polls),
    },
  ];
}

function webAclLines(prices: Prices, resources: readonly Located[]): CostLine[] {
  const acls = ofType(resources, 'AWS::WAFv2::WebACL').map(({ resource }) => resource.Properties);
  if (acls.length === 0) return [];
  const rules = acls.reduce((sum, acl) => sum + (acl?.Rules as readonly unknown[]).length, 0);
  return [
    {
      item: 'WAF: access lists with their rules',
      amount: `${acls.length} with ${rules}`,
      usd: prices.of('webAcl', acls.length) + prices.of('webAclRule', rules),
    },
  ];
}

/** Sweepers; what runs each hour or day costs nothing that shows. */
const schedulesOf = (resources: readonly Located[]) =>
  ofType(resources, 'AWS::Scheduler::Schedule').filter(
    ({ resource }) => resource.Properties?.ScheduleExpression === 'rate(1 minute)',
  ).length;

const ofType = (resources: readonly Located[], type: string) =>
  resources.filter(({ resource }) => resource.Type === type);

export const gb = (bytes: number): number => bytes / 1e9;
