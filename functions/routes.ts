import { analyticsRoutes } from './analytics-routes.ts';
import { notificationRoutes } from './notification-routes.ts';
import { operatorRoutes } from './operator-routes.ts';
import { route } from './route.ts';
import { webhookRoutes } from './webhook-routes.ts';

export type { RateClass } from './route.ts';

/** What gives somebody a key that works. */
const MAKES_KEYS = { permission: 'api-keys:write', entitlement: 'api_access' } as const;

/**
 * The whole API: which request is served by which function, and which permission it takes
 * (`core/access/roles.ts` says which roles have it). `anyone` needs no token, `signed-in` any good one of a
 * person, `signed-in-or-key` an API key will do. What operators do with tenants and with one another is in
 * `operator-routes.ts`; analytics, webhooks and notifications have files of their own beside it.
 *
 * API Gateway's routes with their throttles, the authorizer's rule and the OpenAPI document are all
 * derived from here.
 */
export const routes = {
  ...operatorRoutes,
  ...webhookRoutes,
  ...notificationRoutes,

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

  ...analyticsRoutes,

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
  // An operation of another file that is named again here would replace that one: it does not compile.
} as const satisfies typeof operatorRoutes &
  typeof webhookRoutes &
  typeof notificationRoutes &
  Readonly<Record<string, object>>;

export type OperationId = keyof typeof routes;
export type FunctionPath = (typeof routes)[OperationId]['function'];

/** The operations that one function serves. */
export type OperationOf<Fn extends FunctionPath> = {
  [Op in OperationId]: (typeof routes)[Op]['function'] extends Fn ? Op : never;
}[OperationId];
