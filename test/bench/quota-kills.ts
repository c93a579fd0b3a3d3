import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoStorageCounters } from '../../adapters/dynamodb/quotas/dynamo-storage-counters.ts';
import { correctionOf } from '../../core/quotas/storage-correction.ts';
import { EMPTY_STORAGE } from '../../core/quotas/storage-count.ts';
import { newId } from '../../kit/id.ts';
import { rootClient } from '../../local/aws.ts';
import type { BenchCloud } from './bench-cloud.ts';

export type KillRun = {
  /** Of the counter, above what is stored. */
  readonly driftBytes: number;
  /** The same once the correction was made. */
  readonly correctedBytes: number;
  readonly storedBytes: number;
};

export const WORKERS = 10;
export const ITEM_BYTES = 1_000;
/** Below what the workers would keep, so that they meet it. */
export const LIMIT_BYTES = 25_000;
const LONGEST_RUN_MS = 3_000;

/** Ten processes store and delete for one tenant, and are killed (SIGKILL) at moments of chance. */
export async function runWithKills({ emulatorUrl, functions }: BenchCloud): Promise<KillRun> {
  const tableName = functions.find(({ path }) => path === 'quotas/api')?.environment
    .USAGE_TABLE_NAME;
  if (!tableName) throw new Error('No usage table is deployed.');
  const tenantId = newId('tnt');
  const args = [emulatorUrl, tableName, tenantId, String(ITEM_BYTES), String(LIMIT_BYTES)];
  const workers = Array.from({ length: WORKERS }, () =>
    spawn(process.execPath, ['test/bench/quota-worker.ts', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
  await Promise.all(
    workers.map(async (worker) => {
      // It says once that it has begun.
      await once(worker.stdout, 'data');
      await sleep(Math.random() * LONGEST_RUN_MS);
      const ended = once(worker, 'exit');
      worker.kill('SIGKILL');
      await ended;
    }),
  );
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(rootClient(emulatorUrl)));
  const tables = { usageTableName: tableName, controlTableName: tableName };
  const counters = new DynamoStorageCounters(documents, tables);
  const { Count = 0 } = await documents.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `STORED#${tenantId}` },
    }),
  );
  const storedBytes = Count * ITEM_BYTES;
  const seen = await counters.find(tenantId);
  const before = { ...EMPTY_STORAGE, changedBytes: seen.changedBytes };
  const addedBytes = correctionOf({ before, after: seen, storedBytes });
  await counters.correct(tenantId, { seen, addedBytes }, new Date());
  const { usedBytes } = await counters.find(tenantId);
  return {
    driftBytes: seen.usedBytes - storedBytes,
    correctedBytes: usedBytes - storedBytes,
    storedBytes,
  };
}
