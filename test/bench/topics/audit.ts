import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { DynamoAuditAppender } from '../../../adapters/dynamodb/audit/dynamo-audit-appender.ts';
import { SHARDS } from '../../../core/audit/chain.ts';
import { newId } from '../../../kit/id.ts';
import { rootClient } from '../../../local/aws.ts';
import { AuditLog } from '../../support/audit/audit-log.ts';
import type { BenchCloud } from '../bench-cloud.ts';
import { goalsTable } from '../goal.ts';
import { percentile } from '../percentile.ts';
import type { Cell } from '../table.ts';
import type { Findings, Topic } from '../topic.ts';

const BATCH = 50;
const BATCHES_EACH = 20;
const CHANGES = 20;
const GOAL_SECONDS = 5;
const PATIENCE_MS = 60_000;

export const audit: Topic = {
  name: 'audit',
  title: 'The audit log',
  needsCloud: true,

  async measure(cloud): Promise<Findings> {
    const tableName = await auditTableOf(cloud);
    const rows: Cell[][] = [];
    for (const [tenants, batch] of [
      [1, 1],
      [1, BATCH],
      [10, BATCH],
    ] as const) {
      rows.push(await appended(cloud, { tableName, tenants, batch }));
    }
    const seconds = await secondsUntilRead(cloud);
    const slowest = Math.max(...seconds);
    return {
      how: [
        `${SHARDS} environments append ${BATCHES_EACH} batches each, to the deployed table, past the gate; a call is one of DynamoDB.`,
        `Then a tenant creates ${CHANGES} records by HTTP, one after the other, and asks GET /v1/audit for each until it shows it.`,
      ],
      tables: [
        goalsTable([
          {
            goal: 'a change can be read within 5 s',
            measured: slowest,
            isMet: slowest <= GOAL_SECONDS,
          },
        ]),
        {
          title: 'Appending',
          columns: [
            'tenants',
            'entries a batch',
            'entries',
            'entries a second',
            'calls an entry',
            'write units an entry',
          ],
          rows,
        },
        {
          title: 'Seconds from the answer to the entry',
          columns: ['changes', 'p50 s', 'max s'],
          rows: [[CHANGES, percentile(seconds, 0.5), slowest]],
        },
      ],
    };
  },
};

type Appending = { readonly tableName: string; readonly tenants: number; readonly batch: number };

async function appended(
  { emulatorUrl }: BenchCloud,
  { tableName, tenants, batch }: Appending,
): Promise<Cell[]> {
  const logs = Array.from({ length: tenants }, () => new AuditLog(newId('tnt')));
  const count = { calls: 0, units: 0 };
  const environments = Array.from({ length: SHARDS }, () => {
    const documents = countedDocuments(emulatorUrl, count);
    return new DynamoAuditAppender(documents, tableName, { now: () => new Date() });
  });
  const startedAt = performance.now();
  await Promise.all(
    environments.map(async (environment, at) => {
      for (let round = 0; round < BATCHES_EACH; round += 1) {
        const log = logs[(at + round) % logs.length];
        if (log) await environment.append(log.tenantId, log.append(0, batch));
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const entries = SHARDS * BATCHES_EACH * batch;
  return [tenants, batch, entries, entries / seconds, count.calls / entries, count.units / entries];
}

const consumed = z.object({
  ConsumedCapacity: z.array(z.object({ CapacityUnits: z.number().optional() })).optional(),
});

function countedDocuments(endpoint: string, count: { calls: number; units: number }) {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(rootClient(endpoint)));
  documents.middlewareStack.add(
    (next) => async (args) => {
      count.calls += 1;
      const input = args.input as { TransactItems?: readonly object[] };
      if (input.TransactItems) Object.assign(input, { ReturnConsumedCapacity: 'TOTAL' });
      const answer = await next(args);
      const { ConsumedCapacity = [] } = consumed.catch({}).parse(answer.output);
      for (const { CapacityUnits = 0 } of ConsumedCapacity) count.units += CapacityUnits;
      return answer;
    },
    { step: 'initialize' },
  );
  return documents;
}

const identified = z.object({ id: z.string() });
const page = z.object({ items: z.array(z.unknown()) });

async function secondsUntilRead({ api }: BenchCloud): Promise<number[]> {
  const { id, slug, admin } = await api.createTenant({});
  await api.untilSettled(id);
  const token = await api.signIn(admin, slug);
  const seconds: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    const body = { change };
    const record = await api.call(identified, 'POST /v1/records/bench', { token, body });
    const startedAt = performance.now();
    for (;;) {
      const { items } = await api.call(page, `GET /v1/audit?target=${record.id}`, { token });
      if (items.length > 0) break;
      if (performance.now() - startedAt > PATIENCE_MS) throw new Error('An entry is missing.');
      await sleep(50);
    }
    seconds.push((performance.now() - startedAt) / 1_000);
  }
  return seconds;
}

async function auditTableOf({ emulatorUrl }: BenchCloud): Promise<string> {
  const client = new DynamoDBClient(rootClient(emulatorUrl));
  const { TableNames = [] } = await client.send(new ListTablesCommand());
  const name = TableNames.find((table) => table.includes('AuditTable'));
  if (name === undefined) throw new Error('No audit table is deployed.');
  return name;
}
