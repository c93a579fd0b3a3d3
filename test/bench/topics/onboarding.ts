import { setTimeout as pause } from 'node:timers/promises';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CognitoReadyPools } from '../../../adapters/cognito/cognito-ready-pools.ts';
import { DynamoPoolStock } from '../../../adapters/dynamodb/provisioning/dynamo-pool-stock.ts';
import { platformConfigOf } from '../../../infra/config/platform-config.ts';
import { stageNamed } from '../../../infra/config/stage.ts';
import { mailSenderOf } from '../../../core/platform-config/mail-sender-of.ts';
import { refillPoolStock } from '../../../core/provisioning/refill-pool-stock.ts';
import { rootClient } from '../../../local/aws.ts';
import { functionOf, type BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { percentile } from '../percentile.ts';
import { pagesOf, seedTenants } from '../seeded-tenants.ts';
import type { Cell, Table } from '../table.ts';
import { TenantWatch } from '../tenant-watch.ts';
import type { Topic } from '../topic.ts';

const SINGLE = 20;
const SEEDED = Number(process.env.BENCH_SEEDED ?? 10_000);

export const onboarding: Topic = {
  name: 'onboarding',
  title: 'Onboarding: the stock of user pools, and 10,000 tenants',
  needsCloud: true,

  async measure(cloud) {
    const watch = new TenantWatch(cloud);
    const series = () => onboardSeries(cloud, watch);
    await onboardSeries(cloud, watch, 1); // The environments start with it.
    const without = await series();
    await fillStock(cloud);
    const withStock = await series();
    await seedTenants(cloud, SEEDED);
    const pages = await pagesOf(cloud, SEEDED);
    await cloud.api.signInAgain();
    await fillStock(cloud);
    const full = await series();
    const [p95Before, p95After] = [percentile(withStock, 0.95), percentile(full, 0.95)];
    return {
      how: [
        'One at a time on the local cloud, from just before the request is sent until the tenant’s item says active, as under provisioning. The stock is filled by the platform’s own refill before a series.',
        'Pages are read by the API’s own directory at the local cloud’s DynamoDB.',
      ],
      tables: [
        goalsTable([
          {
            goal: 'p95 with stock below 1 s',
            measured: p95Before,
            isMet: p95Before < 1,
          },
          {
            goal: 'a page of 100, p95 below 50 ms',
            measured: pages.p95Ms,
            isMet: pages.p95Ms < 50,
          },
          { goal: 'no Scan', measured: pages.scans, isMet: pages.scans === 0 },
          {
            goal: `p95 with ${SEEDED} tenants over that with few, below 1.25`,
            measured: p95After / p95Before,
            isMet: p95After / p95Before < 1.25,
          },
        ]),
        singleTable([
          ['without stock', without],
          ['with stock', withStock],
          [`with stock, beside ${SEEDED} tenants`, full],
        ]),
        pages.table,
      ],
    };
  },
};

async function onboardSeries(
  { api }: BenchCloud,
  watch: TenantWatch,
  count = SINGLE,
): Promise<number[]> {
  const seconds: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const sentAt = Date.now();
    const { id } = await api.createTenant();
    seconds.push(((await watch.untilActive(id)) - sentAt) / 1_000);
    await api.untilSettled(id);
  }
  return seconds;
}

/** As the scheduled function does, which the local stage leaves without pools. */
async function fillStock(cloud: BenchCloud): Promise<void> {
  const { emulatorUrl, controlTableName } = cloud;
  const { SES_IDENTITY_ARN = '', STAGE = '' } = functionOf(
    cloud,
    'provisioning/create-identity',
  ).environment;
  const { fromAddress } = mailSenderOf(platformConfigOf(stageNamed('local')));
  const client = new CognitoIdentityProviderClient(rootClient(emulatorUrl));
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(rootClient(emulatorUrl)));
  process.env.AWS_ENDPOINT_URL = emulatorUrl;
  const { ready } = await refillPoolStock(
    {
      stock: new DynamoPoolStock(documents, controlTableName),
      pools: new CognitoReadyPools({
        client,
        onceClient: client,
        stage: STAGE,
        sender: { fromAddress, identityArn: SES_IDENTITY_ARN },
      }),
      settings: { size: SINGLE + 5, maxAgeDays: 1 },
      now: () => new Date(),
      pause,
      onError: (_, error) => {
        throw error;
      },
    },
    new Date(Date.now() + 120_000),
  );
  delete process.env.AWS_ENDPOINT_URL;
  if (ready < SINGLE) throw new Error(`The stock has ${ready} pools.`);
}

function singleTable(series: readonly (readonly [string, readonly number[]])[]): Table {
  const rows = series.map(([name, seconds]): Cell[] => [
    name,
    seconds.length,
    percentile(seconds, 0.5),
    percentile(seconds, 0.95),
    percentile(seconds, 1),
  ]);
  return {
    title: 'Time to active, one at a time',
    columns: ['tenants', 'number', 'p50 s', 'p95 s', 'max s'],
    rows,
  };
}
