import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  StepLedger,
  StepMovedOn,
  StepRecord,
} from '../../../core/provisioning/step-ledger.ts';
import type { StepName } from '../../../core/provisioning/step.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { STEP_PREFIX, stepKey, tenantPartition } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { fromStepItem, toStepItem } from './step-item.ts';

export class DynamoStepLedger implements StepLedger {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find(tenantId: TenantId, name: StepName): Promise<StepRecord | null> {
    const item = await getItem(this.#documents, this.#tableName, stepKey(tenantId, name));
    return item ? fromStepItem(item) : null;
  }

  async list(tenantId: TenantId): Promise<readonly StepRecord[]> {
    const { Items = [] } = await this.#documents.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': tenantPartition(tenantId), ':prefix': STEP_PREFIX },
        ConsistentRead: true,
      }),
    );
    return Items.map(fromStepItem);
  }

  async save(record: StepRecord): Promise<Result<StepRecord, StepMovedOn>> {
    const writeId = randomUUID();
    try {
      await this.#documents.send(
        new PutCommand({
          ...stepWrite(this.#tableName, record, writeId),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return ok(record);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      // The client repeats a write whose answer was lost, and then finds its own.
      return error.Item?.writeId?.S === writeId ? ok(record) : fail({ kind: 'StepMovedOn' });
    }
  }
}

/** The write of a record in the place of the one before it, alone or in a transaction. */
export const stepWrite = (tableName: string, record: StepRecord, writeId = randomUUID()) => ({
  TableName: tableName,
  Item: { ...toStepItem(record), writeId },
  ...(record.revision === 1
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#revision = :before',
        ExpressionAttributeNames: { '#revision': 'revision' },
        ExpressionAttributeValues: { ':before': record.revision - 1 },
      }),
});
