import type { Access } from '../core/access/may-access.ts';

/** Sorts of routes by the requests a second that a stage admits (infra/config/stage.ts). */
export type RateClass = 'anonymous' | 'standard';

type Limited<Allowed extends Access> = {
  readonly permission: Allowed;
  /** A feature, such as `api_access`, that the tenant must have: by plan, override or flag. */
  readonly entitlement?: string;
  /** Without it `anonymous` where no token is needed, `standard` elsewhere. */
  readonly rateClass?: RateClass;
};

type Route<Key extends string, Fn extends string, Allowed extends Access> = {
  readonly key: Key;
  readonly function: Fn;
  readonly permission: Allowed;
  readonly entitlement?: string;
  readonly rateClass: RateClass;
};

const route = <Key extends string, Fn extends string, Allowed extends Access>(
  key: Key,
  functionPath: Fn,
  access: Allowed | Limited<Allowed>,
): Route<Key, Fn, Allowed> => {
  const limited = typeof access === 'string' ? { permission: access } : access;
  const rateClass = limited.permission === 'anyone' ? 'anonymous' : 'standard';
  return { key, function: functionPath, rateClass, ...limited };
};

/** What gives somebody a key that works. */
const MAKES_KEYS = { permission: 'api-keys:write', entitlement: 'api_access' } as const;

/**
 * The whole API on one page: which request is served by which function, and which permission it takes
 * (`core/access/roles.ts` says which roles have it). `anyone` needs no token, `signed-in` any good one of a
 * person, `signed-in-or-key` an API key will do.
 *
 * API Gateway's routes with their throttles, the authorizer's rule and the OpenAPI document are all
 * derived from here.
 */
export const routes = {
  createTenant: route('POST /v1/tenants', 'tenants/api', 'tenants:write'),
  listTenants: route('GET /v1/tenants', 'tenants/api', 'tenants:read'),
  getTenant: route('GET /v1/tenants/{tenantId}', 'tenants/api', 'tenants:read'),
  updateTenant: route('PATCH /v1/tenants/{tenantId}', 'tenants/api', 'tenants:write'),
  retryTenant: route('POST /v1/tenants/{tenantId}/retry', 'tenants/api', 'tenants:write'),
  suspendTenant: route('POST /v1/tenants/{tenantId}/suspend', 'tenants/api', 'tenant-life:write'),
  resumeTenant: route('POST /v1/tenants/{tenantId}/resume', 'tenants/api', 'tenant-life:write'),
  changePlan: route('PUT /v1/tenants/{tenantId}/plan', 'tenants/api', 'tenant-life:write'),
  terminateTenant: route(
    'POST /v1/tenants/{tenantId}/terminate',
    'tenants/api',
    'tenant-life:write',
  ),
  restoreTenant: route('POST /v1/tenants/{tenantId}/restore', 'tenants/api', 'tenant-life:write'),
  terminateOwnTenant: route('POST /v1/termination', 'tenants/api', 'termination:write'),
  listTenantEvents: route('GET /v1/tenants/{tenantId}/events', 'tenants/api', 'events:read'),
  restoreOwner: route(
    'POST /v1/tenants/{tenantId}/restore-owner',
    'tenants/restore-owner',
    'tenants:write',
  ),
  correctAdmin: route('PUT /v1/tenants/{tenantId}/admin', 'tenants/restore-owner', 'tenants:write'),
  measureTenant: route('GET /v1/tenants/{tenantId}/usage', 'tenants/measure-usage', 'tenants:read'),

  beginMove: route('POST /v1/tenants/{tenantId}/moves', 'moves/api', 'moves:write'),
  listMoves: route('GET /v1/tenants/{tenantId}/moves', 'moves/api', 'moves:read'),
  getMove: route('GET /v1/tenants/{tenantId}/moves/{moveId}', 'moves/api', 'moves:read'),

  listJobs: route('GET /v1/tenants/{tenantId}/jobs', 'jobs/api', 'jobs:read'),
  getJob: route('GET /v1/tenants/{tenantId}/jobs/{jobId}', 'jobs/api', 'jobs:read'),

  listOperators: route('GET /v1/operators', 'operators/api', 'operators:read'),
  createOperator: route('POST /v1/operators', 'operators/api', 'operators:write'),
  changeOperator: route('PATCH /v1/operators/{operatorId}', 'operators/api', 'operators:write'),
  removeOperator: route('DELETE /v1/operators/{operatorId}', 'operators/api', 'operators:write'),
  disableOperator: route(
    'POST /v1/operators/{operatorId}/disable',
    'operators/api',
    'operators:write',
  ),
  enableOperator: route(
    'POST /v1/operators/{operatorId}/enable',
    'operators/api',
    'operators:write',
  ),
  askForAccess: route(
    'POST /v1/tenants/{tenantId}/support-access',
    'support-access/api',
    'support-requests:write',
  ),
  listAccessOfTenant: route(
    'GET /v1/tenants/{tenantId}/support-access',
    'support-access/api',
    'support-requests:read',
  ),
  withdrawAccess: route(
    'POST /v1/tenants/{tenantId}/support-access/{accessId}/withdraw',
    'support-access/api',
    'support-requests:write',
  ),
  askForEmergencyAccess: route(
    'POST /v1/tenants/{tenantId}/emergency-access',
    'support-access/api',
    'emergency-access:write',
  ),
  confirmEmergencyAccess: route(
    'POST /v1/tenants/{tenantId}/emergency-access/{accessId}/confirm',
    'support-access/api',
    'emergency-access:write',
  ),

  listAudit: route('GET /v1/audit', 'audit/api', 'audit:read'),
  listTenantAudit: route('GET /v1/tenants/{tenantId}/audit', 'audit/api', 'tenant-audit:read'),
  startAuditExport: route('POST /v1/audit/exports', 'audit/api', 'audit:read'),
  getAuditExport: route('GET /v1/audit/exports/{exportId}', 'audit/api', 'audit:read'),
  startTenantAuditExport: route(
    'POST /v1/tenants/{tenantId}/audit/exports',
    'audit/api',
    'tenant-audit:read',
  ),
  getTenantAuditExport: route(
    'GET /v1/tenants/{tenantId}/audit/exports/{exportId}',
    'audit/api',
    'tenant-audit:read',
  ),
  putAuditStream: route('PUT /v1/audit/stream', 'audit/api', {
    permission: 'audit:write',
    entitlement: 'api_access',
  }),
  // Also without the feature: a tenant on a smaller plan sees and ends the stream that it had.
  getAuditStream: route('GET /v1/audit/stream', 'audit/api', 'audit:read'),
  deleteAuditStream: route('DELETE /v1/audit/stream', 'audit/api', 'audit:write'),
  listPlatformAudit: route('GET /v1/platform/audit', 'audit/api', 'platform-audit:read'),

  listFlags: route('GET /v1/flags', 'flags/api', 'flags:read'),
  putFlag: route('PUT /v1/flags/{flag}', 'flags/api', 'flags:write'),
  deleteFlag: route('DELETE /v1/flags/{flag}', 'flags/api', 'flags:write'),

  createSession: route('POST /v1/sessions', 'identity/api', 'anyone'),
  refreshSession: route('POST /v1/sessions/refresh', 'identity/api', 'anyone'),
  endSession: route('DELETE /v1/sessions', 'identity/api', 'signed-in'),
  showMe: route('GET /v1/me', 'identity/api', 'signed-in-or-key'),
  showLimits: route('GET /v1/limits', 'identity/api', 'signed-in'),
  showEntitlements: route('GET /v1/entitlements', 'identity/api', 'signed-in-or-key'),

  listMembers: route('GET /v1/members', 'members/api', 'members:read'),
  getMember: route('GET /v1/members/{memberId}', 'members/api', 'members:read'),
  changeMember: route('PATCH /v1/members/{memberId}', 'members/api', 'members:write'),
  disableMember: route('POST /v1/members/{memberId}/disable', 'members/api', 'members:write'),
  enableMember: route('POST /v1/members/{memberId}/enable', 'members/api', 'members:write'),
  removeMember: route('DELETE /v1/members/{memberId}', 'members/api', 'members:write'),
  transferOwnership: route(
    'POST /v1/members/{memberId}/transfer-ownership',
    'members/api',
    'ownership:write',
  ),
  inviteMembers: route('POST /v1/invitations', 'members/api', 'members:write'),
  listInvitations: route('GET /v1/invitations', 'members/api', 'members:read'),
  resendInvitation: route(
    'POST /v1/invitations/{invitationId}/resend',
    'members/api',
    'members:write',
  ),
  revokeInvitation: route('DELETE /v1/invitations/{invitationId}', 'members/api', 'members:write'),
  acceptInvitation: route('POST /v1/invitations/accept', 'members/api', 'anyone'),

  listSupportAccess: route('GET /v1/support-access', 'support-access/api', 'support-access:read'),
  listSupportUses: route(
    'GET /v1/support-access/{accessId}/uses',
    'support-access/api',
    'support-access:read',
  ),
  grantSupportAccess: route(
    'POST /v1/support-access/{accessId}/grant',
    'support-access/api',
    'support-access:write',
  ),
  refuseSupportAccess: route(
    'POST /v1/support-access/{accessId}/refuse',
    'support-access/api',
    'support-access:write',
  ),
  revokeSupportAccess: route(
    'POST /v1/support-access/{accessId}/revoke',
    'support-access/api',
    'support-access:write',
  ),

  createApiKey: route('POST /v1/api-keys', 'api-keys/api', MAKES_KEYS),
  listApiKeys: route('GET /v1/api-keys', 'api-keys/api', 'api-keys:read'),
  getApiKey: route('GET /v1/api-keys/{keyId}', 'api-keys/api', 'api-keys:read'),
  rotateApiKey: route('POST /v1/api-keys/{keyId}/rotate', 'api-keys/api', MAKES_KEYS),
  // These two without the feature, too: a tenant on a smaller plan ends the keys that it had.
  disableApiKey: route('POST /v1/api-keys/{keyId}/disable', 'api-keys/api', 'api-keys:write'),
  enableApiKey: route('POST /v1/api-keys/{keyId}/enable', 'api-keys/api', MAKES_KEYS),
  revokeApiKey: route('DELETE /v1/api-keys/{keyId}', 'api-keys/api', 'api-keys:write'),
  reportLeakedKeys: route('POST /v1/leaked-keys', 'api-keys/report-leaked-keys', 'anyone'),
  showBilling: route('GET /v1/billing', 'billing/api', 'billing:read'),
  listInvoices: route('GET /v1/billing/invoices', 'billing/api', 'billing:read'),
  getInvoice: route('GET /v1/billing/invoices/{invoiceId}', 'billing/api', 'billing:read'),
  showInvoiceDocument: route(
    'GET /v1/billing/invoices/{invoiceId}/document',
    'billing/api',
    'billing:read',
  ),
  showInvoicePdf: route(
    'GET /v1/billing/invoices/{invoiceId}/pdf',
    'billing/documents',
    'billing:read',
  ),
  showBillingDetails: route('GET /v1/billing/details', 'billing/api', 'billing:read'),
  putBillingDetails: route('PUT /v1/billing/details', 'billing/api', 'billing:write'),
  cancelSubscription: route('POST /v1/billing/cancellation', 'billing/api', 'billing:write'),
  previewInvoice: route('GET /v1/billing/preview', 'billing/api', 'billing:read'),
  createCheckoutSession: route(
    'POST /v1/billing/checkout-sessions',
    'billing/api',
    'billing:write',
  ),
  createPortalSession: route('POST /v1/billing/portal-sessions', 'billing/api', 'billing:write'),
  // A few addresses of Stripe send the events of all tenants.
  receiveStripeEvent: route('POST /v1/webhooks/stripe', 'billing/receive-events', {
    permission: 'anyone',
    rateClass: 'standard',
  }),

  updateMe: route('PATCH /v1/me', 'identity/account', 'signed-in'),
  changePassword: route('POST /v1/me/password', 'identity/account', 'signed-in'),
  listSessions: route('GET /v1/me/sessions', 'identity/account', 'signed-in'),
  endOtherSessions: route('DELETE /v1/me/sessions', 'identity/account', 'signed-in'),
  endOneSession: route('DELETE /v1/me/sessions/{sessionId}', 'identity/account', 'signed-in'),
  listMyTenants: route('GET /v1/me/tenants', 'identity/account', 'signed-in'),
  discoverTenants: route('POST /v1/sessions/discover', 'identity/account', 'anyone'),
  requestPasswordReset: route('POST /v1/password-resets', 'identity/account', 'anyone'),
  recoverAccount: route('POST /v1/sessions/recover', 'identity/account', 'anyone'),
  showSecondFactor: route('GET /v1/me/second-factor', 'identity/account', 'signed-in'),
  beginSecondFactor: route('POST /v1/me/second-factor', 'identity/account', 'signed-in'),
  confirmSecondFactor: route('POST /v1/me/second-factor/confirm', 'identity/account', 'signed-in'),
  removeSecondFactor: route('POST /v1/me/second-factor/remove', 'identity/account', 'signed-in'),
  makeRecoveryCodes: route('POST /v1/me/recovery-codes', 'identity/account', 'signed-in'),
  getPolicy: route('GET /v1/policy', 'identity/account', 'policy:read'),
  replacePolicy: route('PUT /v1/policy', 'identity/account', 'policy:write'),
  completePasswordReset: route('POST /v1/password-resets/complete', 'identity/account', 'anyone'),

  listCollections: route('GET /v1/records', 'records/api', 'records:read'),
  createRecord: route('POST /v1/records/{collection}', 'records/api', 'records:write'),
  listRecords: route('GET /v1/records/{collection}', 'records/api', 'records:read'),
  getRecord: route('GET /v1/records/{collection}/{recordId}', 'records/api', 'records:read'),
  replaceRecord: route('PUT /v1/records/{collection}/{recordId}', 'records/api', 'records:write'),
  mergeRecord: route('PATCH /v1/records/{collection}/{recordId}', 'records/api', 'records:write'),
  deleteRecord: route('DELETE /v1/records/{collection}/{recordId}', 'records/api', 'records:write'),

  listPermissions: route('GET /v1/permissions', 'roles/api', 'signed-in-or-key'),
  showOnboarding: route('GET /v1/onboarding', 'provisioning/api', 'onboarding:read'),
  listQuotas: route('GET /v1/quotas', 'quotas/api', 'quotas:read'),

  sendUsageEvents: route('POST /v1/usage/events', 'metering/ingest', 'usage:write'),
  listUsage: route('GET /v1/usage', 'metering/api', 'usage:read'),
  showCurrentUsage: route('GET /v1/usage/current', 'metering/api', 'usage:read'),
  listMeters: route('GET /v1/usage/meters', 'metering/api', 'usage:read'),
  listWindowEvents: route('GET /v1/usage/windows/{windowId}/events', 'metering/api', 'usage:read'),
  listQuarantinedEvents: route('GET /v1/usage/quarantine', 'metering/api', 'usage:read'),
  replayQuarantinedEvent: route(
    'POST /v1/usage/quarantine/{eventId}/replay',
    'metering/ingest',
    'usage:write',
  ),

  showUsageAnalytics: route('GET /v1/analytics/usage', 'analytics/api', 'usage:read'),
  showTenantAnalytics: route(
    'GET /v1/analytics/tenants/{tenantId}',
    'analytics/api',
    'revenue:read',
  ),
  showRevenue: route('GET /v1/analytics/revenue', 'analytics/api', 'revenue:read'),

  listRoles: route('GET /v1/roles', 'roles/api', 'roles:read'),
  createRole: route('POST /v1/roles', 'roles/api', 'roles:write'),
  getRole: route('GET /v1/roles/{roleId}', 'roles/api', 'roles:read'),
  updateRole: route('PATCH /v1/roles/{roleId}', 'roles/api', 'roles:write'),
  deleteRole: route('DELETE /v1/roles/{roleId}', 'roles/api', 'roles:write'),

  createFile: route('POST /v1/files', 'files/api', 'files:write'),
  listFiles: route('GET /v1/files', 'files/api', 'files:read'),
  getFile: route('GET /v1/files/{fileId}', 'files/api', 'files:read'),
  deleteFile: route('DELETE /v1/files/{fileId}', 'files/api', 'files:write'),

  getCacheEntry: route('GET /v1/cache/{key}', 'cache/api', 'cache:read'),
  putCacheEntry: route('PUT /v1/cache/{key}', 'cache/api', 'cache:write'),
  deleteCacheEntry: route('DELETE /v1/cache/{key}', 'cache/api', 'cache:write'),

  showApiDescription: route('GET /v1/openapi.json', 'api-description/api', 'anyone'),
  showApiReader: route('GET /docs', 'api-description/api', 'anyone'),
  showApiReaderAsset: route('GET /docs/{asset}', 'api-description/api', 'anyone'),
} as const;

export type OperationId = keyof typeof routes;
export type FunctionPath = (typeof routes)[OperationId]['function'];

/** The operations that one function serves. */
export type OperationOf<Fn extends FunctionPath> = {
  [Op in OperationId]: (typeof routes)[Op]['function'] extends Fn ? Op : never;
}[OperationId];
