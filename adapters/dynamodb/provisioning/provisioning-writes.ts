import { recordedFacts } from '../../../core/access/tenant-facts.ts';
import type { Restart } from '../../../core/provisioning/attempt-registry.ts';
import type {
  Activation,
  GivenUp,
  RecordedFailure,
} from '../../../core/provisioning/provisioning-registry.ts';
import { isGivenUp, TENANT_TRANSITIONS, type Tenant } from '../../../core/tenants/tenant.ts';
import {
  adminPasswordKey,
  byStateKey,
  poolKey,
  slugKey,
  TENANT_COUNT_KEY,
  tenantKey,
} from '../table/control-keys.ts';
import { factsUpdate } from '../identity/pool-registration-item.ts';
import { stepWrite } from './dynamo-step-ledger.ts';
import { toEventItem } from '../events/event-item.ts';
import { stateCondition } from '../tenants/state-condition.ts';
import { toFailureItem, unsettled } from '../tenants/tenant-item.ts';
import { tenantClaimWrite } from '../tenants/tenant-claims.ts';
import { putNew } from '../table/put-new.ts';
import type { Write } from '../table/transact.ts';

const ACTIVE = TENANT_TRANSITIONS.activate.to;
const GIVEN_UP = TENANT_TRANSITIONS.giveUp.to;

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

/** What the creation wrote for the tenant's sake is taken back; the record and its events stay. */
export const givenUpWrites = (tableName: string, { tenant, event }: GivenUp) => ({
  tenant: givenUpTenant(tableName, tenant, event.time),
  slug: { Delete: { TableName: tableName, Key: slugKey(tenant.slug) } },
  count: {
    Update: {
      TableName: tableName,
      Key: TENANT_COUNT_KEY,
      UpdateExpression: 'ADD #count :one',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':one': -1 },
    },
  },
  adminPassword: { Delete: { TableName: tableName, Key: adminPasswordKey(tenant.id) } },
  event: putNew(tableName, toEventItem(event)),
});

export const restartWrites = (tableName: string, restart: Restart) => ({
  tenant: restartedTenant(tableName, restart),
  event: putNew(tableName, toEventItem(restart.event)),
  welcome: restart.welcome && { Put: stepWrite(tableName, restart.welcome) },
  claim: tenantClaimWrite(tableName, restart),
});

function activeTenant(tableName: string, { tenant, identity, activatedAt }: Activation): Write {
  const mayActivate = stateCondition('activate');
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
        `${mayActivate.expression} AND attempt = :attempt AND #version = :version`,
        'attribute_not_exists(failure)',
        '(attribute_not_exists(compensatedAttempt) OR compensatedAttempt < :attempt)',
      ].join(' AND '),
      ExpressionAttributeNames: {
        ...mayActivate.names,
        '#identity': 'identity',
        '#version': 'version',
      },
      ExpressionAttributeValues: {
        ...mayActivate.values,
        ':active': ACTIVE,
        ':partition': byStateKey(ACTIVE, tenant.id).gsi2pk,
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

function openPool(tableName: string, { tenant, identity }: Activation): Write {
  const { set, names, values } = factsUpdate(recordedFacts(tenant));
  return {
    Update: {
      TableName: tableName,
      Key: poolKey(identity.userPoolId),
      UpdateExpression: `SET #state = :active, ${set}`,
      // Only this tenant's own is ever recorded for it; to name `tenantId` would take the right to change it.
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#state': 'state', ...names },
      ExpressionAttributeValues: { ':active': ACTIVE, ...values },
    },
  };
}

function failedTenant(tableName: string, { tenantId, attempt, failure }: RecordedFailure): Write {
  const mayFail = stateCondition('fail');
  return {
    Update: {
      TableName: tableName,
      Key: tenantKey(tenantId),
      UpdateExpression:
        'SET failure = :failure, updatedAt = :now ADD #version :one REMOVE dueKind, dueAt',
      ConditionExpression: `${mayFail.expression} AND attempt = :attempt AND attribute_not_exists(failure)`,
      ExpressionAttributeNames: { ...mayFail.names, '#version': 'version' },
      ExpressionAttributeValues: {
        ...mayFail.values,
        ':attempt': attempt,
        ':failure': toFailureItem(failure),
        ':now': failure.failedAt.toISOString(),
        ':one': 1,
      },
    },
  };
}

function givenUpTenant(tableName: string, { id, attempt }: Tenant, now: Date): Write {
  const mayGiveUp = stateCondition('giveUp');
  return {
    Update: {
      TableName: tableName,
      Key: tenantKey(id),
      UpdateExpression:
        'SET #state = :terminated, gsi2pk = :partition, updatedAt = :now ADD #version :one REMOVE dueKind, dueAt',
      ConditionExpression: `${mayGiveUp.expression} AND attempt = :attempt AND givenUpAttempt = :attempt AND attribute_not_exists(failure)`,
      ExpressionAttributeNames: { ...mayGiveUp.names, '#version': 'version' },
      ExpressionAttributeValues: {
        ...mayGiveUp.values,
        ':terminated': GIVEN_UP,
        ':partition': byStateKey(GIVEN_UP, id).gsi2pk,
        ':attempt': attempt,
        ':now': now.toISOString(),
        ':one': 1,
      },
    },
  };
}

/** The version as well: of an active tenant only the welcome is sent anew. */
function restartedTenant(tableName: string, { tenant, leaves }: Restart): Write {
  const mayRetry = stateCondition('retry');
  const added = Object.entries({
    ...unsettled(tenant),
    ...(isGivenUp(tenant) && givingUp(tenant)),
  });
  return {
    Update: {
      TableName: tableName,
      Key: tenantKey(tenant.id),
      UpdateExpression: `SET ${[
        'attempt = :attempt, #version = :version, updatedAt = :updatedAt',
        ...added.map(([name]) => `${name} = :${name}`),
      ].join(', ')} REMOVE failure`,
      ConditionExpression: `${mayRetry.expression} AND attempt = :leavesAttempt AND #version = :leavesVersion`,
      ExpressionAttributeNames: { ...mayRetry.names, '#version': 'version' },
      ExpressionAttributeValues: {
        ...mayRetry.values,
        ':attempt': tenant.attempt,
        ':version': tenant.version,
        ':updatedAt': tenant.updatedAt.toISOString(),
        ':leavesAttempt': leaves.attempt,
        ':leavesVersion': leaves.version,
        ...Object.fromEntries(added.map(([name, value]) => [`:${name}`, value])),
      },
    },
  };
}

/** No step of this attempt runs forward: it is one whose compensation has begun. */
const givingUp = ({ attempt }: Tenant) => ({
  givenUpAttempt: attempt,
  compensatedAttempt: attempt,
});
