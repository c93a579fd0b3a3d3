import type { TenantState } from '../../../core/tenants/tenant.ts';

/** The keys of the ControlTable's items, in one place; the table in core/tenants/README.md explains them. */
export const tenantPartition = (tenantId: string) => `TENANT#${tenantId}`;

export const tenantKey = (tenantId: string) => ({ pk: tenantPartition(tenantId), sk: 'TENANT' });

export const STEP_PREFIX = 'STEP#';
export const stepKey = (tenantId: string, step: string) => ({
  pk: tenantPartition(tenantId),
  sk: `${STEP_PREFIX}${step}`,
});

export const EVENT_PREFIX = 'EVENT#';
export const eventKey = (tenantId: string, eventId: string) => ({
  pk: tenantPartition(tenantId),
  sk: `${EVENT_PREFIX}${eventId}`,
});

export const JOB_PREFIX = 'JOB#';
/** By the time in its id, whatever the type in front of it. */
export const jobKey = (tenantId: string, jobId: string) => ({
  pk: tenantPartition(tenantId),
  sk: `${JOB_PREFIX}${jobId.slice(jobId.indexOf('_') + 1)}`,
});

export const adminPasswordKey = (tenantId: string) => ({
  pk: tenantPartition(tenantId),
  sk: 'ADMIN_PASSWORD',
});

/** Apart from the tenants' count: who may start a provisioning must not be able to change it. */
export const SLOTS_KEY = { pk: 'PROVISIONING', sk: 'SLOTS' };

/** Pools made ahead, ready and unfinished ones apart. */
export const POOL_STOCK = 'POOL_STOCK';
export const READY_POOL_PREFIX = 'READY#';
export const readyPoolKey = (id: string) => ({ pk: POOL_STOCK, sk: `${READY_POOL_PREFIX}${id}` });
export const UNFINISHED_POOL_PREFIX = 'UNFINISHED#';
export const unfinishedPoolKey = (id: string) => ({
  pk: POOL_STOCK,
  sk: `${UNFINISHED_POOL_PREFIX}${id}`,
});
/** Which of them the tenant took. */
export const poolClaimKey = (tenantId: string) => ({
  pk: tenantPartition(tenantId),
  sk: 'POOL_CLAIM',
});

/** Apart from the tenant's own partition: who forgets it must not be able to delete a tenant. */
export const firstKeySecretKey = (tenantId: string) => ({
  pk: `FIRST_KEY#${tenantId}`,
  sk: 'FIRST_KEY',
});

export const slugKey = (slug: string) => ({ pk: `SLUG#${slug}`, sk: 'SLUG' });

export const TENANT_COUNT_KEY = { pk: 'PLATFORM', sk: 'TENANT_COUNT' };

export const poolKey = (userPoolId: string) => ({ pk: `POOL#${userPoolId}`, sk: 'POOL' });

/** The roles that a tenant made, all in one item. */
export const rolesKey = (userPoolId: string) => ({ pk: `ROLES#${userPoolId}`, sk: 'ROLES' });

/** Apart from the pool's own item: who may end a session must not be able to register a pool. */
export const sessionsPartition = (userPoolId: string, userId: string) =>
  `SESSIONS#${userPoolId}#${userId}`;
export const SESSION_PREFIX = 'SESSION#';
export const sessionKey = (userPoolId: string, userId: string, sessionId: string) => ({
  pk: sessionsPartition(userPoolId, userId),
  sk: `${SESSION_PREFIX}${sessionId}`,
});

export const membersPartition = (userPoolId: string) => `MEMBERS#${userPoolId}`;
export const MEMBER_PREFIX = 'MEMBER#';
export const memberKey = (userPoolId: string, userId: string) => ({
  pk: membersPartition(userPoolId),
  sk: `${MEMBER_PREFIX}${userId}`,
});

export const INVITATION_PREFIX = 'INVITATION#';
export const invitationKey = (userPoolId: string, invitationId: string) => ({
  pk: membersPartition(userPoolId),
  sk: `${INVITATION_PREFIX}${invitationId}`,
});

/** How many seats of a tenant are taken, and by how many owners. */
export const seatsKey = (userPoolId: string) => ({
  pk: membersPartition(userPoolId),
  sk: 'SEATS',
});

/** One for each pool that an address is in: no pool has it twice, and a person's tenants are one partition. */
export const personPartition = (address: string) => `PERSON#${address}`;
export const personKey = (address: string, userPoolId: string) => ({
  pk: personPartition(address),
  sk: `POOL#${userPoolId}`,
});

export const tenantPolicyKey = (userPoolId: string) => ({
  pk: `POLICY#${userPoolId}`,
  sk: 'POLICY',
});

export const supportPartition = (userPoolId: string) => `SUPPORT#${userPoolId}`;
export const SUPPORT_ACCESS_PREFIX = 'ACCESS#';
/** The support access that was asked for of a tenant. */
export const supportAccessKey = (userPoolId: string, accessId: string) => ({
  pk: supportPartition(userPoolId),
  sk: `${SUPPORT_ACCESS_PREFIX}${accessId}`,
});

export const apiKeysPartition = (userPoolId: string) => `API_KEYS#${userPoolId}`;
export const API_KEY_PREFIX = 'API_KEY#';
export const apiKeyKey = (userPoolId: string, keyId: string) => ({
  pk: apiKeysPartition(userPoolId),
  sk: `${API_KEY_PREFIX}${keyId}`,
});
/** How many keys a tenant has. */
export const apiKeyCountKey = (userPoolId: string) => ({
  pk: apiKeysPartition(userPoolId),
  sk: 'COUNT',
});

/** Apart from the accesses: who may note a use must not be able to grant one. By `EVENT#` it is published. */
export const supportUsesPartition = (userPoolId: string, accessId: string) =>
  `SUPPORT_USES#${userPoolId}#${accessId}`;

/** The recovery codes beside a user's second factor. */
export const secondFactorKey = (userPoolId: string, email: string) => ({
  pk: `FACTOR#${userPoolId}#${email}`,
  sk: 'FACTOR',
});

/** A device that somebody signed in from, at an account. */
export const knownDeviceKey = (userPoolId: string, email: string, mark: string) => ({
  pk: `DEVICE#${userPoolId}#${email}#${mark}`,
  sk: 'DEVICE',
});

export const passwordResetKey = (digest: string) => ({ pk: `RESET#${digest}`, sk: 'RESET' });

/** A mail that waits to be sent: by its sort key the table's stream finds it. */
export const accountMailKey = (id: string) => ({ pk: `MAIL#${id}`, sk: `MAIL#${id}` });

export const signInChallengeKey = (digest: string) => ({
  pk: `CHALLENGE#${digest}`,
  sk: 'CHALLENGE',
});

export const attemptsKey = (limitName: string, subject: string) => ({
  pk: `ATTEMPTS#${limitName}#${subject}`,
  sk: 'ATTEMPTS',
});

/** Apart from the tenant's own partition: who may read tenants must not be able to read what their users did. */
export const auditDataKey = (tenantId: string) => ({
  pk: `AUDIT_KEY#${tenantId}`,
  sk: 'AUDIT_KEY',
});

/** Where a tenant has its audit log sent. */
export const auditStreamKey = (tenantId: string) => ({
  pk: `AUDIT_STREAM#${tenantId}`,
  sk: 'AUDIT_STREAM',
});

/** What the edge refused of a tenant. By `EVENT#` it is published. */
export const refusalsPartition = (tenantId: string) => `REFUSALS#${tenantId}`;

/** All flags in one item: the authorizer reads them beside the member. */
export const FLAGS_KEY = { pk: 'FLAGS', sk: 'FLAGS' };

export const idempotencyKey = (actor: string, key: string) => ({
  pk: `IDEMPOTENCY#${actor}#${key}`,
  sk: 'IDEMPOTENCY',
});

/** Index `byTenants`: every tenant. */
export const byTenantsKey = (tenantId: string) => ({ gsi1pk: 'TENANTS', gsi1sk: tenantId });

/** Index `byState`: the tenants in one state. */
export const byStateKey = (state: TenantState, tenantId: string) => ({
  gsi2pk: `TENANTS#${state}`,
  gsi2sk: tenantId,
});

/** Each consumer has partitions of its own: its function may write no others. */
export const consumptionKey = (consumer: string, eventId: string) => ({
  pk: `CONSUMED#${consumer}#${eventId}`,
  sk: 'CONSUMED',
});
