import { openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoRateCounters } from '../../adapters/dynamodb/usage/dynamo-rate-counters.ts';
import { RateLimiter } from '../../core/rate-limits/rate-limiter.ts';
import type { RateCounters } from '../../core/rate-limits/rate-counters.ts';
import { rootClient } from '../../local/aws.ts';

/** What one process of the bench is told. */
export type Load = {
  readonly emulatorUrl: string;
  readonly tableName: string;
  readonly tenantId: string;
  readonly perMinute?: number;
  readonly everyMs: number;
  /** Gets a line of each admitted request, and one of each write; whole also after a kill -9. */
  readonly journal: string;
};

const load = JSON.parse(process.argv[2] ?? '') as Load;
const client = new DynamoDBClient({ ...rootClient(load.emulatorUrl), maxAttempts: 1 });
const store = new DynamoRateCounters(DynamoDBDocumentClient.from(client), load.tableName, 10_000);
const journal = openSync(load.journal, 'a');
const counters: RateCounters = {
  read: (subject) => store.read(subject),
  lease: (request) => {
    writeSync(journal, 'write\n');
    return store.lease(request);
  },
};
const limiter = new RateLimiter(counters);
const { tenantId, perMinute } = load;
const claim = {
  name: 'tenant',
  subject: { id: tenantId, meteredTenant: tenantId },
  rate: { perMinute },
};

for (let nextMs = performance.now(); ; nextMs += load.everyMs) {
  await sleep(Math.max(0, nextMs - performance.now()));
  const { kind } = await limiter.admit([claim]);
  writeSync(journal, `${kind === 'Admitted' ? Date.now() : kind}\n`);
}
