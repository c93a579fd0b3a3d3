import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type {
  Activation,
  AttemptOf,
  GivenUp,
  ProvisioningRegistry,
  ProvisioningTenant,
  RecordedFailure,
  TenantMovedOn,
  Unsettled,
} from '../../../core/provisioning/provisioning-registry.ts';
import { isGivenUp } from '../../../core/tenants/tenant.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { tenantKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { dueItems, type DueKind } from '../table/due.ts';
import { activationWrites, failureWrites, givenUpWrites } from './provisioning-writes.ts';
import { fromStepItem } from './step-item.ts';
import { stateCondition } from '../tenants/state-condition.ts';
import { fromTenantItem } from '../tenants/tenant-item.ts';
import { transact, type Write } from '../table/transact.ts';

/** Beside the tenant's own attributes; only the provisioning knows it. */
const compensation = z.object({ compensatedAttempt: z.number().optional() });

export class DynamoProvisioningRegistry implements ProvisioningRegistry {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async find(tenantId: TenantId): Promise<ProvisioningTenant | null> {
    const item = await getItem(this.#documents, this.#tableName, tenantKey(tenantId));
    return item ? { ...fromTenantItem(item), ...compensation.parse(item) } : null;
  }

  async beginCompensation({ tenantId, attempt }: AttemptOf): Promise<Result<void, TenantMovedOn>> {
    const mayCompensate = stateCondition('compensate');
    try {
      await this.#documents.send(
        new UpdateCommand({
          TableName: this.#tableName,
          Key: tenantKey(tenantId),
          UpdateExpression: 'SET compensatedAttempt = :attempt',
          ConditionExpression: `${mayCompensate.expression} AND attempt = :attempt AND attribute_not_exists(failure)`,
          ExpressionAttributeNames: mayCompensate.names,
          ExpressionAttributeValues: { ':attempt': attempt, ...mayCompensate.values },
        }),
      );
      return ok(undefined);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return fail({ kind: 'TenantMovedOn' });
    }
  }

  activate(activation: Activation): Promise<Result<void, TenantMovedOn>> {
    return this.#write(activationWrites(this.#tableName, activation));
  }

  recordFailure(recorded: RecordedFailure): Promise<Result<void, TenantMovedOn>> {
    return this.#write(failureWrites(this.#tableName, recorded));
  }

  giveUp(givenUp: GivenUp): Promise<Result<void, TenantMovedOn>> {
    return this.#write(givenUpWrites(this.#tableName, givenUp));
  }

  async *listUnsettled(): AsyncIterable<readonly Unsettled[]> {
    for await (const items of this.#due('provisioning')) yield items.map(toUnsettled);
  }

  async *listUnwelcomed(): AsyncIterable<readonly Unsettled[]> {
    for await (const items of this.#due('welcome')) yield items.map(toUnsettledWelcome);
  }

  #due(kind: DueKind) {
    return dueItems(this.#documents, { tableName: this.#tableName, kind, now: new Date() });
  }

  /** Throws when other transactions kept the items locked for too long: trying again helps. */
  async #write(writes: Readonly<Record<string, Write>>): Promise<Result<void, TenantMovedOn>> {
    const written = await transact(this.#documents, writes);
    if (written.ok) return ok(undefined);
    if (written.error.kind === 'Contended') throw new Error('The tenant is written by others.');
    return fail({ kind: 'TenantMovedOn' });
  }
}

function toUnsettled(item: unknown): Unsettled {
  const tenant = fromTenantItem(item);
  const { id: tenantId, attempt, updatedAt: since } = tenant;
  return { tenantId, attempt, since, ...(isGivenUp(tenant) && { isGivenUp: true }) };
}

function toUnsettledWelcome(item: unknown): Unsettled {
  const { tenantId, attempt, startedAt } = fromStepItem(item);
  return { tenantId, attempt, since: startedAt ?? new Date(0) };
}
