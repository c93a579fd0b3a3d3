import { apiKeyLeakedMail } from './templates/api-key-leaked.ts';
import { auditStreamFailingMail } from './templates/audit-stream-failing.ts';
import { firstPasswordMail } from './templates/first-password.ts';
import { invitationMail } from './templates/invitation.ts';
import { manyFailuresMail } from './templates/many-failures.ts';
import { newDeviceMail } from './templates/new-device.ts';
import { ownerRestoredMail } from './templates/owner-restored.ts';
import { passwordChangedMail } from './templates/password-changed.ts';
import { passwordResetMail } from './templates/password-reset.ts';
import { paymentNoticeMail } from './templates/payment-notice.ts';
import { platformAlertMail } from './templates/platform-alert.ts';
import { provisioningEndedMail } from './templates/provisioning-ended.ts';
import { quotaReachedMail } from './templates/quota-reached.ts';
import { secondFactorChangedMail } from './templates/second-factor-changed.ts';
import { supportAccessBreakGlassMail } from './templates/support-access-break-glass.ts';
import { supportAccessGrantedMail } from './templates/support-access-granted.ts';
import { supportAccessRequestedMail } from './templates/support-access-requested.ts';
import { tenantEraseApproachingMail } from './templates/tenant-erase-approaching.ts';
import { tenantErasedMail } from './templates/tenant-erased.ts';
import { tenantExportedMail } from './templates/tenant-exported.ts';
import { tenantImportedMail } from './templates/tenant-imported.ts';
import { tenantPlanChangedMail } from './templates/tenant-plan-changed.ts';
import { tenantRestoredMail } from './templates/tenant-restored.ts';
import { tenantResumedMail } from './templates/tenant-resumed.ts';
import { tenantSuspendedMail } from './templates/tenant-suspended.ts';
import { tenantTerminatedMail } from './templates/tenant-terminated.ts';
import { usageReachedMail } from './templates/usage-reached.ts';
import { webhookDisabledMail } from './templates/webhook-disabled.ts';
import { webhookFailingMail } from './templates/webhook-failing.ts';
import { welcomeMail } from './templates/welcome.ts';
import { yourTenantsMail } from './templates/your-tenants.ts';

/** Every mail of the platform. A function imports the template it sends, not this list. */
export const MAIL_TEMPLATES = {
  'api-key-leaked': apiKeyLeakedMail,
  'audit-stream-failing': auditStreamFailingMail,
  'first-password': firstPasswordMail,
  invitation: invitationMail,
  'many-failures': manyFailuresMail,
  'new-device': newDeviceMail,
  'owner-restored': ownerRestoredMail,
  'password-changed': passwordChangedMail,
  'password-reset': passwordResetMail,
  'payment-notice': paymentNoticeMail,
  'platform-alert': platformAlertMail,
  'provisioning-ended': provisioningEndedMail,
  'quota-reached': quotaReachedMail,
  'second-factor-changed': secondFactorChangedMail,
  'support-access-break-glass': supportAccessBreakGlassMail,
  'support-access-granted': supportAccessGrantedMail,
  'support-access-requested': supportAccessRequestedMail,
  'tenant-erase-approaching': tenantEraseApproachingMail,
  'tenant-erased': tenantErasedMail,
  'tenant-exported': tenantExportedMail,
  'tenant-imported': tenantImportedMail,
  'tenant-plan-changed': tenantPlanChangedMail,
  'tenant-restored': tenantRestoredMail,
  'tenant-resumed': tenantResumedMail,
  'tenant-suspended': tenantSuspendedMail,
  'tenant-terminated': tenantTerminatedMail,
  'usage-reached': usageReachedMail,
  'webhook-disabled': webhookDisabledMail,
  'webhook-failing': webhookFailingMail,
  welcome: welcomeMail,
  'your-tenants': yourTenantsMail,
} as const;

export type MailName = keyof typeof MAIL_TEMPLATES;
export const MAIL_NAMES = Object.keys(MAIL_TEMPLATES) as MailName[];
