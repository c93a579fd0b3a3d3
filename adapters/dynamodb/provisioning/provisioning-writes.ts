import type {
  Activation,
  RecordedFailure,
} from '../../../core/provisioning/provisioning-registry.ts';
import { adminPasswordKey, byStateKey, poolKey, tenantKey } from '../table/control-keys.ts';
import { stepWrite } from './dynamo-step-ledger.ts';
import { toEventItem } from '../events/event-item.ts';
import { toFailureItem } from '../tenants/tenant-item.ts';
import { putNew } from '../table/put-new.ts';
import type { Write } from '../table/transact.ts';

/** All that makes a tenant active, in one transaction. */
export const activationWrites = (tableName: string, activation: Activation) => ({
  tenant: activeTenant(tableName, activation),
  pool: openPool(tableName, activation),
  adminPassword: {
    Delete: { TableName: tableName, Key: adminPasswordKey(activation.tenant.id) },
  },
  event: putNew(tableName, toEventItem(activation.event)),
  step: { Put: stepWrite(tableName, activation.step) },
  welcome: { Put: stepWrite(tableName, activation.welcome) },
});

export const failureWrites = (tableName: string, recorded: RecordedFailure) => ({
  tenant: failedTenant(tableName, recorded),
  event: putNew(tableName, toEventItem(recorded.event)),
});

function activeTenant(tableName: string, { tenant, identity, activatedAt }: Activation): Write {
  return {
    Update: {
      TableName: tableName,
      Key: tenantKey(tenant.id),
      UpdateExpression: [
        'SET #state = :active, gsi2pk = :partition, gsi2sk = :id, #identity = :identity',
        'activatedAt = :now, updatedAt = :now, #version = :next REMOVE dueKind, dueAt',
      ].join(', '),
      // The version: what the pool and the event tell of the tenant must be what it is.
      ConditionExpression: [
        '#state = :provisioning AND attempt = :attempt AND #version = :version',
        'attribute_not_exists(failure)',
        '(attribute_not_exists(compensatedAttempt) OR compensatedAttempt < :attempt)',
      ].join(' AND '),
      ExpressionAttributeNames: {
        '#state': 'state',
        '#identity': 'identity',
        '#version': 'version',
      },
      ExpressionAttributeValues: {
        ':active': 'active',
        ':provisioning': 'provisioning',
        ':partition': byStateKey('active', tenant.id).gsi2pk,
        ':id': tenant.id,
        ':identity': identity,
        ':attempt': tenant.attempt,
        ':version': tenant.version,
        ':next': tenant.version + 1,
        ':now': activatedAt.toISOString(),
      },
    },
  };
}

const openPool = (tableName: string, { tenant, identity }: Activation): Write => ({
  Update: {
    TableName: tableName,
    Key: poolKey(identity.userPoolId),
    UpdateExpression: 'SET #state = :active, tenantName = :name, #plan = :plan',
    ConditionExpression: 'tenantId = :tenantId',
    ExpressionAttributeNames: { '#state': 'state', '#plan': 'plan' },
    ExpressionAttributeValues: {
      ':active': 'active',
      ':name': tenant.name,
      ':plan': tenant.plan,
      ':tenantId': tenant.id,
    },
  },
});

const failedTenant = (
  tableName: string,
  { tenantId, attempt, failure }: RecordedFailure,
): Write => ({
  Update: {
    TableName: tableName,
    Key: tenantKey(tenantId),
    UpdateExpression:
      'SET failure = :failure, updatedAt = :now ADD #version :one REMOVE dueKind, dueAt',
    ConditionExpression:
      '#state = :provisioning AND attempt = :attempt AND attribute_not_exists(failure)',
    ExpressionAttributeNames: { '#state': 'state', '#version': 'version' },
    ExpressionAttributeValues: {
      ':provisioning': 'provisioning',
      ':attempt': attempt,
      ':failure': toFailureItem(failure),
      ':now': failure.failedAt.toISOString(),
      ':one': 1,
    },
  },
});
