import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PoolRegistration } from '../../../core/identity/pool-registration.ts';
import type { Member } from '../../../core/members/member.ts';
import type { PoolRegistrations } from '../../../core/provisioning/pool-registrations.ts';
import { forgetMembers } from '../members/forget-members.ts';
import { ownerWrites } from '../members/owner-writes.ts';
import { poolKey } from '../table/control-keys.ts';
import { transact, type Write } from '../table/transact.ts';
import { toPoolRegistrationItem } from '../identity/pool-registration-item.ts';

export class DynamoPoolRegistrations implements PoolRegistrations {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async record(registration: PoolRegistration, owner: Member): Promise<void> {
    const { userPoolId } = registration;
    const recorded = await transact(this.#documents, {
      registration: this.#registrationWrite(registration),
      ...ownerWrites(this.#tableName, userPoolId, owner),
    });
    if (!recorded.ok) throw new PoolNotRegisteredError(userPoolId, recorded.error.kind);
  }

  async forget(userPoolId: string): Promise<void> {
    await this.#documents.send(
      new DeleteCommand({ TableName: this.#tableName, Key: poolKey(userPoolId) }),
    );
    await forgetMembers(this.#documents, this.#tableName, userPoolId);
  }

  /** Never takes a pool from another tenant, nor an open one back to a state before. */
  #registrationWrite(registration: PoolRegistration): Write {
    return {
      Put: {
        TableName: this.#tableName,
        Item: toPoolRegistrationItem(registration),
        ConditionExpression:
          'attribute_not_exists(pk) OR (tenantId = :tenantId AND #state = :state)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':tenantId': registration.tenantId,
          ':state': registration.state,
        },
      },
    };
  }
}

class PoolNotRegisteredError extends Error {
  override readonly name = 'PoolNotRegisteredError';

  constructor(userPoolId: string, reason: string) {
    super(`The pool ${userPoolId} was not registered: ${reason}.`);
  }
}
