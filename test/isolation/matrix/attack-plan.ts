import { invitationToken } from '../../../core/members/invitation-token.ts';
import { routes, type OperationId } from '../../../functions/routes.ts';
import { AUDIT_ATTACKS } from './audit-attacks.ts';
import { CACHE_ATTACKS } from './cache-attacks.ts';
import { EVENT_ATTACKS } from './event-attacks.ts';
import type { Target } from './parties.ts';
import { CUSTOM_ROLE } from './party-roles.ts';
import { NOTIFICATION_ATTACKS } from './notification-attacks.ts';
import { PORTABILITY_ATTACKS } from './portability-attacks.ts';
import { RECORD_ATTACKS } from './record-attacks.ts';
import type { RoutePlan } from './route-plan.ts';
import { STORES } from './stores.ts';
import { WEBHOOK_ATTACKS } from './webhook-attacks.ts';
import { USAGE_ATTACKS } from './usage-attacks.ts';

const records = STORES.tenantTable.name;
const files = STORES.filesBucket.name;
const control = STORES.controlTable.name;

const byTenant = ({ tenantId }: Target) => ({ tenantId });
const byOperator = ({ memberId }: Target) => ({ operatorId: memberId });
const byRole = ({ roleId }: Target) => ({ roleId });
const byMember = ({ memberId }: Target) => ({ memberId });
const byKey = ({ keyId }: Target) => ({ keyId });
const byInvoice = ({ tenantId }: Target) => ({ invoiceId: `inv_${tenantId}_0001` });
const byInvitation = ({ invitationId }: Target) => ({ invitationId });
const accessIdOf = ({ tenantId }: Target) => tenantId.replace('tnt_', 'sup_');
const byAccess = (target: Target) => ({ accessId: accessIdOf(target) });
const byAccessOf = (target: Target) => ({ ...byTenant(target), ...byAccess(target) });
const newAccess = () => ({
  reason: 'An attack',
  scopes: ['records:read', 'files:read', 'members:read'],
  durationHours: 168,
});
const CHECKOUT = { successUrl: 'https://evil.example/', cancelUrl: 'https://evil.example/no' };

/** One line a route: without it the plan does not compile, and the run fails. */
export const ATTACK_PLAN: Readonly<Record<OperationId, RoutePlan>> = {
  createTenant: {
    store: control,
    body: ({ slug, email }) => ({ name: slug, slug, adminEmail: email }),
  },
  listTenants: { store: control },
  showPlatform: { store: control },
  showTenantFigures: { store: control },
  listOpenAlarms: { store: control },
  listPlatformMails: { store: control },
  getTenant: { store: control, params: byTenant },
  updateTenant: { store: control, params: byTenant, body: () => ({ name: 'Taken over' }) },
  retryTenant: { store: control, params: byTenant, body: () => ({}) },
  restoreOwner: { store: control, params: byTenant },
  correctAdmin: {
    store: control,
    params: byTenant,
    body: () => ({ email: 'mallory@evil.example' }),
  },
  suspendTenant: { store: control, params: byTenant, body: () => ({ reason: 'abuse' }) },
  resumeTenant: { store: control, params: byTenant, body: () => ({ reason: 'abuse' }) },
  changePlan: { store: control, params: byTenant, body: () => ({ plan: 'enterprise' }) },
  terminateTenant: { store: control, params: byTenant, body: () => ({}) },
  eraseTenant: { store: control, params: byTenant, body: ({ slug }) => ({ confirm: slug }) },
  restoreTenant: { store: control, params: byTenant },
  terminateOwnTenant: { store: control, body: ({ slug }) => ({ slug }) },
  listTenantEvents: { store: control, params: byTenant },
  measureTenant: { store: `${records}, ${files}`, params: byTenant },

  beginMove: { store: control, params: byTenant, body: () => ({ to: 'separate_schema' }) },
  listMoves: { store: control, params: byTenant },
  getMove: {
    store: control,
    params: ({ tenantId }) => ({ tenantId, moveId: tenantId.replace('tnt_', 'mov_') }),
  },

  listJobs: { store: control, params: byTenant },
  getJob: {
    store: control,
    params: ({ tenantId }) => ({ tenantId, jobId: tenantId.replace('tnt_', 'job_') }),
  },

  ...AUDIT_ATTACKS,
  ...PORTABILITY_ATTACKS,
  ...WEBHOOK_ATTACKS,
  listFlags: { store: control },
  putFlag: {
    store: control,
    params: ({ slug }) => ({ flag: slug.replaceAll('-', '_') }),
    body: ({ tenantId }) => ({ kill: true, onTenants: [tenantId] }),
  },
  deleteFlag: { store: control, params: ({ slug }) => ({ flag: slug.replaceAll('-', '_') }) },

  createSession: {
    store: control,
    body: ({ slug }, { people }) => ({ tenant: slug, ...people.owner }),
  },
  refreshSession: {
    store: control,
    body: ({ slug }, { refreshToken }) => ({ tenant: slug, refreshToken }),
  },
  endSession: { store: control, endsSession: true },
  showMe: { store: control },
  updateMe: { store: control, body: () => ({ name: 'Taken over' }) },
  changePassword: {
    store: control,
    body: () => ({ currentPassword: 'Guess-9-Of-The-Other', newPassword: 'Taken-Over-9-By-Me' }),
  },
  listSessions: { store: control },
  endOtherSessions: { store: control, oneByOne: true },
  endOneSession: { store: control, params: ({ sessionId }) => ({ sessionId }) },
  listMyTenants: { store: control },
  discoverTenants: { store: control, body: ({ email }) => ({ email }) },
  requestPasswordReset: { store: control, body: ({ slug, email }) => ({ tenant: slug, email }) },
  recoverAccount: {
    store: control,
    body: ({ slug, email }) => ({
      tenant: slug,
      email,
      password: 'Guess-9',
      recoveryCode: 'guess',
    }),
  },
  showSecondFactor: { store: control },
  beginSecondFactor: { store: control, body: () => ({ currentPassword: 'Guess-9' }) },
  confirmSecondFactor: {
    store: control,
    body: ({ sessionId }) => ({ session: sessionId, code: '123456' }),
  },
  removeSecondFactor: { store: control, body: () => ({ currentPassword: 'Guess-9' }) },
  makeRecoveryCodes: { store: control, body: () => ({ currentPassword: 'Guess-9' }) },
  getPolicy: { store: control },
  replacePolicy: {
    store: control,
    oneByOne: true,
    body: () => ({
      secondFactor: 'off',
      sessionHours: 720,
      idleMinutes: 43_200,
      passwordMinimumLength: 12,
      allowedDomains: [],
    }),
  },
  completePasswordReset: {
    store: control,
    body: ({ sessionId }) => ({ token: sessionId, newPassword: 'Taken-Over-9-By-Me' }),
  },
  showEntitlements: { store: control },

  listOperators: { store: control },
  createOperator: { store: control, body: ({ email }) => ({ email, role: 'admin' }) },
  changeOperator: { store: control, params: byOperator, body: () => ({ role: 'admin' }) },
  removeOperator: { store: control, params: byOperator },
  disableOperator: { store: control, params: byOperator },
  enableOperator: { store: control, params: byOperator },

  askForAccess: { store: control, params: byTenant, body: newAccess },
  listAccessOfTenant: { store: control, params: byTenant },
  withdrawAccess: { store: control, params: byAccessOf },
  askForEmergencyAccess: { store: control, params: byTenant, body: newAccess },
  confirmEmergencyAccess: { store: control, params: byAccessOf },
  listSupportAccess: { store: control, oneByOne: true },
  listSupportUses: { store: control, params: byAccess },
  grantSupportAccess: { store: control, params: byAccess },
  refuseSupportAccess: { store: control, params: byAccess },
  revokeSupportAccess: { store: control, params: byAccess },

  createApiKey: {
    store: control,
    // The attacker has as many as there may be.
    body: () => ({ name: 'An attack', permissions: ['records:read'] }),
  },
  listApiKeys: { store: control, cursor: 'keys' },
  getApiKey: { store: control, params: byKey },
  rotateApiKey: { store: control, params: byKey, body: () => ({ overlapSeconds: 0 }) },
  disableApiKey: { store: control, params: byKey },
  enableApiKey: { store: control, params: byKey },
  revokeApiKey: { store: control, params: byKey },
  // The secret is nobody's to know: a report of its owner's own is what can be tried.
  reportLeakedKeys: { store: control },
  showBilling: { store: control },
  listInvoices: { store: control },
  getInvoice: { store: control, params: byInvoice },
  showInvoiceDocument: { store: control, params: byInvoice },
  showInvoicePdf: { store: control, params: byInvoice },
  showBillingDetails: { store: control },
  putBillingDetails: { store: control, body: () => ({}) },
  // Its own ends with the period, however often it is asked.
  cancelSubscription: { store: control, body: () => ({ when: 'at_period_end' }) },
  previewInvoice: { store: control },
  createCheckoutSession: { store: control, body: () => CHECKOUT },
  createPortalSession: { store: control, body: () => ({ returnUrl: CHECKOUT.successUrl }) },
  // Nobody but Stripe can sign: what can be tried is an event without a signature.
  receiveStripeEvent: { store: control },

  listPermissions: { store: 'none' },
  showOnboarding: { store: control },
  ...USAGE_ATTACKS,
  ...EVENT_ATTACKS,
  listRoles: { store: control },
  createRole: {
    store: control,
    // Taken among the attacker's own: no role is made, so that each attempt is answered alike.
    body: () => ({ name: CUSTOM_ROLE, permissions: ['records:read'] }),
  },
  getRole: { store: control, params: byRole },
  updateRole: { store: control, params: byRole, body: () => ({ name: 'Taken over' }) },
  deleteRole: { store: control, params: byRole },
  listMembers: { store: control, cursor: 'members' },
  getMember: { store: control, params: byMember },
  changeMember: { store: control, params: byMember, body: () => ({ role: 'viewer' }) },
  disableMember: { store: control, params: byMember },
  enableMember: { store: control, params: byMember },
  removeMember: { store: control, params: byMember },
  transferOwnership: { store: control, params: byMember },
  inviteMembers: {
    store: control,
    // A role of the other tenant's: nobody is invited, so that each attempt is answered alike.
    body: ({ tenantId, email }) => ({
      invitations: [{ email, role: tenantId.replace('tnt_', 'rol_') }],
    }),
  },
  listInvitations: { store: control, cursor: 'invitations' },
  resendInvitation: { store: control, params: byInvitation },
  revokeInvitation: { store: control, params: byInvitation },
  acceptInvitation: {
    store: control,
    body: ({ userPoolId, invitationId: id }, { people }) => ({
      token: invitationToken({ userPoolId, id }),
      password: people.owner.password,
    }),
  },

  ...RECORD_ATTACKS,
  ...CACHE_ATTACKS,
  ...NOTIFICATION_ATTACKS,

  showApiDescription: { store: 'none' },
  showApiReader: { store: 'none' },
  showApiReaderAsset: { store: 'none', params: ({ tenantId }) => ({ asset: tenantId }) },
};

export const OPERATIONS = Object.keys(routes) as OperationId[];
