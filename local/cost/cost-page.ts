import { format, resolveConfig } from 'prettier';
import { ASSUMED } from './assumptions.ts';
import { countedCalls } from './counted-calls.ts';
import { idleStage, type CostLine } from './idle-stage.ts';
import { millionCalls, type MillionCalls } from './million-calls.ts';
import { onboardingCost, transitionsOfProvisioning } from './onboarding.ts';
import { Prices } from './prices.ts';
import type { Located } from './resources.ts';

export type CostSources = {
  readonly stages: Readonly<Record<string, readonly Located[]>>;
  /** Of the stack that a silo has to itself. */
  readonly silo: readonly Located[];
};

/** docs/cost.md, from the templates, the calls that the bench counted, and AWS's prices. */
export async function costPage({ stages, silo }: CostSources): Promise<string> {
  const prices = new Prices();
  const text = [
    head(prices),
    '## A stage in which nobody calls, a month',
    ...Object.entries(stages).map(([stage, resources]) => stageTable(prices, stage, resources)),
    '## A tenant',
    tenantTable(prices, silo),
    '## A million calls of the API',
    callsTable(prices),
    assumptions(),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig('docs/cost.md')), parser: 'markdown' });
}

const usd = (amount: number): string => amount.toFixed(2);

const head = ({ region, date, sources }: Prices) => `# What it costs

Written by \`npm run cost\` from the synthesized templates, from the AWS calls that \`npm run bench\` counted
([performance.md](performance.md)), and from AWS's published prices in ${region} as of ${date} ([prices.yaml](prices.yaml):
${sources.map((source) => `<${source}>`).join(', ')}). In USD; a test holds it to the templates.`;

function stageTable(prices: Prices, stage: string, resources: readonly Located[]): string {
  const lines = idleStage(prices, resources);
  const total = sumOf(lines.map((line) => line.usd));
  const row = ({ item, amount, usd: costs }: CostLine) => `| ${item} | ${amount} | ${usd(costs)} |`;
  return `**${stage}**

| item | amount | USD |
| --- | ---: | ---: |
${lines.map(row).join('\n')}
| DynamoDB, S3, Cognito, API, Step Functions, EventBridge without use | | 0.00 |
| **${stage} idle** | | **${usd(total)}** |`;
}

function tenantTable(prices: Prices, silo: readonly Located[]): string {
  const keys = silo.filter(({ resource }) => resource.Type === 'AWS::KMS::Key').length;
  const key = usd(prices.of('kmsKey', keys));
  const once = onboardingCost(prices).toFixed(4);
  const kept = `${usd(prices.of('dynamoGb', 1))} + ${usd(prices.of('dynamoBackupGb', 1))}`;
  const row = (strategy: string, idle: string) =>
    `| \`${strategy}\` | ${once} | ${idle} | ${kept} | ${prices.of('s3Gb', 1)} |`;
  return `| strategy | to make it, once | idle, a month | a GB of records, and its backup | a GB of files |
| --- | ---: | ---: | ---: | ---: |
${row('shared_schema', '0.00')}
${row('shared_database', '0.00')}
${row('separate_schema', key)}
${row('separate_database', key)}

The key of a bridge or silo costs $1 more a month after its first yearly rotation, and $1 more after its second: $3 from then on. Its
table is on demand and costs nothing idle. To make a tenant: ${transitionsOfProvisioning()} state transitions, its
functions, their calls, one e-mail. Each user who signs in within a month costs $${prices.of('activeUser', 1)}, after the first 10,000 of the account.`;
}

function callsTable(prices: Prices): string {
  const operations = countedCalls('AWS calls an operation')
    .filter(({ operation }) => operation.endsWith(', warm'))
    .map((counted) => ({
      name: counted.operation.replace(', warm', ''),
      parts: millionCalls(prices, counted),
    }));
  const rows = [...operations, mixOf(operations)].map(({ name, parts: { ownKey, ...parts } }) => {
    const total = sumOf(Object.values(parts));
    return `| ${name} | ${[...Object.values(parts), total, total + ownKey].map(usd).join(' | ')} |`;
  });
  return `| operation | HTTP API | functions | AWS calls | events | logs | traces | **all** | with a key of its own |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}

Nothing of it is taken as free. Own keys: each object asks KMS once; a table keeps its key for a session, and is next to nothing.
Data to the internet is ${usd(prices.of('dataOutGb', 1))} a GB, logs that are kept ${usd(prices.of('logsKeptGb', 1))} a GB and month.`;
}

type Million = { readonly name: string; readonly parts: MillionCalls };

/** Nine reads of a record, and one that creates one. */
function mixOf(operations: readonly Million[]): Million {
  const partsOf = (wanted: string): MillionCalls => {
    const found = operations.find(({ name }) => name === wanted);
    if (!found) throw new Error(`The bench counts no “${wanted}”.`);
    return found.parts;
  };
  const [read, create] = [partsOf('read one record'), partsOf('create a record')];
  const parts = Object.entries(read).map(([part, of]) => [
    part,
    0.9 * of + 0.1 * create[part as keyof MillionCalls],
  ]);
  return {
    name: '**nine reads of ten, one creates**',
    parts: Object.fromEntries(parts) as MillionCalls,
  };
}

const sumOf = (amounts: readonly number[]): number =>
  amounts.reduce((sum, amount) => sum + amount, 0);

const assumptions = () => `## What is assumed

Neither template nor count tells these; they stand in \`local/cost/assumptions.ts\`.

- Each call asks the authorizer anew, for ${ASSUMED.authorizerMs} ms. An operation takes ${ASSUMED.handlerMs} ms, a sweep ${ASSUMED.sweepMs} ms; functions have ${ASSUMED.functionMb} MB.
- Items are small: a read is one unit, a write one, a transaction twelve with its indexes.
- An invocation writes ${ASSUMED.logBytesOfInvocation.toLocaleString('en')} bytes of log, the access log ${ASSUMED.logBytesOfAccess} a request.
- X-Ray records ${ASSUMED.tracedShare * 100} % of the invocations, as it does by default beyond the first of each second.
- ${ASSUMED.changesOfBatch} changes of a table are published together.
- An idle queue is polled ${ASSUMED.pollsOfQueueInMonth.toLocaleString('en')} times a month by Lambda.
- API Gateway's metrics by route are off (they would be a metric of our own for each route, up to $50 a month): alarms look at the whole API, the access log tells the route.
- WAF's rules, CloudFront's requests and CloudTrail's data events are billed where a stage turns them on.
`;
