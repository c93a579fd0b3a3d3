import { DeleteCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PoolRegistration } from '../../../core/identity/pool-registration.ts';
import type { PoolRegistrations } from '../../../core/provisioning/pool-registrations.ts';
import { poolKey } from '../table/control-keys.ts';
import { toPoolRegistrationItem } from '../identity/pool-registration-item.ts';

export class DynamoPoolRegistrations implements PoolRegistrations {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async record(registration: PoolRegistration): Promise<void> {
    await this.#documents.send(
      new PutCommand({
        TableName: this.#tableName,
        Item: toPoolRegistrationItem(registration),
        // Never takes a pool from another tenant, nor an open one back to a state before.
        ConditionExpression:
          'attribute_not_exists(pk) OR (tenantId = :tenantId AND #state = :state)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':tenantId': registration.tenantId,
          ':state': registration.state,
        },
      }),
    );
  }

  async forget(userPoolId: string): Promise<void> {
    await this.#documents.send(
      new DeleteCommand({ TableName: this.#tableName, Key: poolKey(userPoolId) }),
    );
  }
}
