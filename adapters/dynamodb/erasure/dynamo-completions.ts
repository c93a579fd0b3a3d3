import type { Completion, Completions } from '../../../core/erasure/complete-erasure.ts';
import { parseErasure, type ErasureJob } from '../../../core/erasure/erasure-job.ts';
import { toEventItem } from '../events/event-item.ts';
import { DynamoJobRepository } from '../jobs/dynamo-job-repository.ts';
import { jobWrite } from '../jobs/job-item.ts';
import { slugKey, TENANT_COUNT_KEY } from '../table/control-keys.ts';
import { putNew } from '../table/put-new.ts';
import type { Write } from '../table/transact.ts';
import { stateCondition } from '../tenants/state-condition.ts';
import { toTenantItem } from '../tenants/tenant-item.ts';
import type { Table } from './scan-table.ts';

export class DynamoCompletions implements Completions {
  readonly #tableName: string;
  readonly #jobs: DynamoJobRepository<ErasureJob>;

  constructor(table: Table) {
    this.#tableName = table.tableName;
    this.#jobs = new DynamoJobRepository(table, parseErasure);
  }

  complete(completion: Completion) {
    const { job, before, event } = completion;
    return this.#jobs.transact(job, {
      job: { Put: jobWrite(this.#tableName, job) },
      tenant: tombstoneWrite(this.#tableName, completion),
      slug: {
        Delete: {
          TableName: this.#tableName,
          Key: slugKey(before.slug),
          ConditionExpression: 'tenantId = :id',
          ExpressionAttributeValues: { ':id': before.id },
        },
      },
      count: {
        Update: {
          TableName: this.#tableName,
          Key: TENANT_COUNT_KEY,
          UpdateExpression: 'ADD #count :one',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: { ':one': -1 },
        },
      },
      event: putNew(this.#tableName, toEventItem(event)),
    });
  }
}

/** In the place of the whole item: what other features noted in it goes too. */
function tombstoneWrite(tableName: string, { before, after }: Completion): Write {
  const mayFinish = stateCondition('finishErasure');
  return {
    Put: {
      TableName: tableName,
      Item: toTenantItem(after),
      ConditionExpression: `${mayFinish.expression} AND #version = :before`,
      ExpressionAttributeNames: { ...mayFinish.names, '#version': 'version' },
      ExpressionAttributeValues: { ...mayFinish.values, ':before': before.version },
    },
  };
}
