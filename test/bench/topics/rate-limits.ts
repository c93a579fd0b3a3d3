import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { counterKey, openUses } from '../../../adapters/dynamodb/usage/counter-item.ts';
import { rootClient } from '../../../local/aws.ts';
import { mostWithin } from '../../support/rate-limits/simulation.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { runProcesses } from '../rate-limit-processes.ts';
import { simulatedLimits } from '../simulated-limits.ts';
import type { Table } from '../table.ts';
import type { Topic } from '../topic.ts';

const MINUTE_MS = 60_000;
/** Five of ten have more to do than the others. */
const SKEWED_MS = [20, 40, 80, 100, 100, 200, 200, 400, 400, 400];
const LIMIT = 3_000;

export const rateLimits: Topic = {
  name: 'rate-limits',
  title: 'Limits of requests, and their metering',
  needsCloud: true,

  async measure(cloud) {
    const { table: simulated, worst } = await simulatedLimits();
    const limited = await limitedProcesses(cloud);
    const metered = await meteredProcesses(cloud);
    return {
      how: [
        'Simulated: a clock of the test’s, and half of the requests to the first environment, a quarter to the second, and so on. Processes: ten of Node.js that ask the limiter itself, not through HTTP, before the table on the laptop; each admitted request is one line of a file, which a kill leaves whole. All of them end by kill -9, and what they had not told is missing. Over-admission: the fullest minute of all against the limit. Under-admission: what was admitted against the limit times the minutes.',
      ],
      tables: [
        goalsTable([
          { goal: 'writes a request <= 0.1', measured: worst.writes, isMet: worst.writes <= 0.1 },
          goalOver(worst.overPercent, 'simulated'),
          goalOver(limited.overPercent, 'ten processes'),
          {
            goal: 'metered >= 99.9 % and never above the truth',
            measured: metered.percent,
            isMet: metered.percent >= 99.9 && metered.percent <= 100,
          },
        ]),
        simulated,
        limited.table,
        metered.table,
      ],
    };
  },
};

const goalOver = (measured: number, where: string) => ({
  goal: `over-admission <= 1 %, ${where}`,
  measured,
  isMet: measured <= 1,
});

async function limitedProcesses(cloud: BenchCloud) {
  const seconds = 180;
  const at = await place(cloud, 'tnt_limited');
  const { admittedAtMs, asked, writes } = await runProcesses({
    ...at,
    perMinute: LIMIT,
    everyMs: SKEWED_MS,
    seconds,
    kills: 6,
  });
  const most = mostWithin(admittedAtMs, MINUTE_MS);
  const overPercent = Math.max(0, (100 * (most - LIMIT)) / LIMIT);
  const table: Table = {
    title: 'Ten processes, six of them killed meanwhile',
    columns: [
      'limit a minute',
      'asked',
      'admitted',
      'fullest minute',
      'under-admission %',
      'writes a request',
    ],
    rows: [
      [
        LIMIT,
        asked,
        admittedAtMs.length,
        most,
        100 * (1 - admittedAtMs.length / Math.min(asked, (LIMIT * seconds) / 60)),
        writes / asked,
      ],
    ],
  };
  return { overPercent, table };
}

async function meteredProcesses(cloud: BenchCloud) {
  const at = await place(cloud, 'tnt_metered');
  const kills = 5;
  const { admittedAtMs, writes } = await runProcesses({
    ...at,
    everyMs: Array<number>(10).fill(10),
    seconds: 220,
    kills,
  });
  const truth = admittedAtMs.length;
  const told = await usesOf(at);
  const percent = (100 * told) / truth;
  const table: Table = {
    title: 'Metering: ten processes of 100 requests a second',
    columns: [
      'requests',
      'counted',
      '%',
      'killed, with the end',
      'lost a kill',
      'writes a request',
    ],
    rows: [[truth, told, percent, kills + 10, (truth - told) / (kills + 10), writes / truth]],
  };
  return { percent, table };
}

async function place({ emulatorUrl }: BenchCloud, tenantId: string) {
  const client = new DynamoDBClient(rootClient(emulatorUrl));
  const { TableNames = [] } = await client.send(new ListTablesCommand());
  const tableName = TableNames.find((name) => name.includes('UsageTable'));
  if (!tableName) throw new Error('No usage table is deployed.');
  return { emulatorUrl, tableName, tenantId };
}

async function usesOf({ emulatorUrl, tableName, tenantId }: Awaited<ReturnType<typeof place>>) {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(rootClient(emulatorUrl)));
  const { Item = {} } = await documents.send(
    new GetCommand({ TableName: tableName, Key: counterKey(tenantId) }),
  );
  return [...openUses(Item, 'requests').values()].reduce((sum, one) => sum + one, 0);
}
