import type { CreateTenantError } from '../../core/tenants/create-tenant.ts';
import type { RetryTenantError } from '../../core/provisioning/retry-tenant.ts';
import type { UpdateTenantError } from '../../core/tenants/update-tenant.ts';
import type { UnusableName } from '../../core/files/file-name.ts';
import type { BeginMoveError } from '../../core/moves/begin-move.ts';
import type { ChangeRecordError } from '../../core/records/change-record.ts';
import { auditProblems, type AuditError } from './audit-problems.ts';
import { cacheProblems, type CacheError } from './cache-problems.ts';
import { notificationProblems, type NotificationError } from './notification-problems.ts';
import { usageProblems, type UsageError } from './usage-problems.ts';
import { quotaProblems } from './quota-problems.ts';
import { identityProblems, type IdentityError } from './identity-problems.ts';
import type { EdgeError } from './edge-error.ts';
import { edgeProblems } from './edge-problems.ts';
import { invalid, notFound, type ProblemEntry } from './problem-entry.ts';
import { entitlementProblems, type FlagError } from './entitlement-problems.ts';
import { memberProblems, type MemberError } from './member-problems.ts';
import { ownerProblems, type OwnerError } from './owner-problems.ts';
import { operatorProblems, type OperatorError } from './operator-problems.ts';
import { roleProblems, type RoleError } from './role-problems.ts';
import { analyticsProblems, type AnalyticsError } from './analytics-problems.ts';
import { apiKeyProblems, type ApiKeyError } from './api-key-problems.ts';
import { billingProblems, type BillingError } from './billing-problems.ts';
import { tenantLifeProblems, type TenantLifeError } from './tenant-life-problems.ts';
import { portabilityProblems, type PortabilityError } from './portability-problems.ts';
import { webhookProblems, type WebhookError } from './webhook-problems.ts';
import { supportProblems, type SupportAccessError } from './support-problems.ts';

/** Every error that an operation, or the edge before it, can answer. */
export type KnownError =
  | EdgeError
  | CreateTenantError
  | UpdateTenantError
  | RetryTenantError
  | OwnerError
  | TenantLifeError
  | BeginMoveError
  | ChangeRecordError
  | UnusableName
  | AuditError
  | CacheError
  | NotificationError
  | IdentityError
  | RoleError
  | OperatorError
  | FlagError
  | MemberError
  | SupportAccessError
  | ApiKeyError
  | UsageError
  | AnalyticsError
  | BillingError
  | PortabilityError
  | WebhookError
  | { readonly kind: 'JobNotFound' }
  | { readonly kind: 'MoveNotFound' }
  | { readonly kind: 'FileNotFound' }
  | { readonly kind: 'AssetNotFound' };

export type ErrorKind = KnownError['kind'];
export type ErrorOf<Kind extends ErrorKind> = Extract<KnownError, { readonly kind: Kind }>;

const busy = { status: 503, detail: 'Nothing was changed; try again.' };
const notRetryable = { status: 409, type: 'tenant-not-retryable', title: 'Nothing to retry' };

/** The catalogue of problems (RFC 9457): an error without an entry does not compile. */
export const problems: { readonly [Kind in ErrorKind]: ProblemEntry<ErrorOf<Kind>> } = {
  ...edgeProblems,
  ...portabilityProblems,
  ...entitlementProblems,
  ...auditProblems,
  ...analyticsProblems,
  InvalidDraft: { ...invalid, errors: ({ errors }) => errors },
  InvalidCursor: {
    status: 400,
    type: 'invalid-cursor',
    title: 'Invalid cursor',
    detail: 'Begin without a cursor, and send only the `nextCursor` of the page before.',
  },
  VersionConflict: {
    status: 412,
    type: 'version-conflict',
    title: 'Version conflict',
    detail: 'It was changed since. Read it again and send the ETag of that answer as If-Match.',
  },
  IdempotencyKeyReused: {
    status: 422,
    type: 'idempotency-key-reused',
    title: 'Idempotency key reused',
    detail: 'Use a new key for each new request; repeat a request with the same key and body.',
  },

  TenantNotFound: notFound('Tenant'),
  SlugTaken: {
    status: 409,
    type: 'slug-taken',
    title: 'Slug taken',
    errors: ({ slug }) => [{ pointer: '/slug', detail: `“${slug}” is taken; choose another one.` }],
  },
  TenantLimitReached: {
    status: 409,
    type: 'tenant-limit-reached',
    title: 'Tenant limit reached',
    detail: ({ limit }) =>
      `Its limit is ${limit} tenants (max_tenants of the platform's configuration).`,
    extensions: ({ limit }) => ({ limit }),
  },
  RegistryBusy: {
    ...busy,
    type: 'registry-busy',
    title: 'Too many tenants written at once',
    retryAfterSeconds: 2,
  },
  NotRetryable: { ...notRetryable, detail: ({ reason }) => reason },
  NotGivenUp: {
    status: 409,
    type: 'tenant-not-given-up',
    title: 'Tenant not given up',
    detail: ({ reason }) => reason,
  },
  ...tenantLifeProblems,
  TenantMovedOn: { ...notRetryable, detail: 'It changed in this moment: look at it again.' },

  ...ownerProblems,

  AlreadyThere: {
    status: 409,
    type: 'already-there',
    title: 'Tenant already there',
    detail: ({ placement }) => `It is kept as ${placement.isolation} in ${placement.region}.`,
  },
  MoveUnderWay: {
    status: 409,
    type: 'move-under-way',
    title: 'Move under way',
    detail: ({ moveId }) => `Wait for ${moveId} to end.`,
    extensions: ({ moveId }) => ({ moveId }),
  },
  TenantNotMovable: {
    status: 409,
    type: 'tenant-not-movable',
    title: 'Tenant not movable',
    detail: ({ state }) => `Only an active tenant can be moved; it is ${state}.`,
  },
  TenantBusy: {
    ...busy,
    type: 'registry-busy',
    title: 'Tenant written at this moment',
    retryAfterSeconds: 2,
  },
  JobNotFound: notFound('Job'),
  MoveNotFound: notFound('Move'),
  ...roleProblems,
  ...operatorProblems,
  ...memberProblems,
  ...supportProblems,
  ...apiKeyProblems,
  ...webhookProblems,
  ...billingProblems,
  RecordNotFound: notFound('Record'),
  DataTooLarge: {
    status: 413,
    type: 'data-too-large',
    title: 'Data too large',
    detail: ({ bytes, maxBytes }) =>
      `It has ${bytes} bytes, a record holds ${maxBytes}; keep large things as files.`,
  },
  DataTooDeep: {
    ...invalid,
    errors: ({ maxDepth }) => [
      { pointer: '', detail: `It is nested deeper than ${maxDepth} levels.` },
    ],
  },
  RecordBusy: {
    ...busy,
    type: 'record-busy',
    title: 'Too many writers of the record',
    retryAfterSeconds: 1,
  },

  ...quotaProblems,
  ...usageProblems,
  ...cacheProblems,
  ...notificationProblems,

  FileNotFound: notFound('File'),
  UnusableName: {
    ...invalid,
    errors: ({ maxLength }) => [
      {
        pointer: '/name',
        detail: `Use 1 to ${maxLength} characters that people can see, not only dots.`,
      },
    ],
  },

  ...identityProblems,
  AssetNotFound: notFound('Asset'),
};
