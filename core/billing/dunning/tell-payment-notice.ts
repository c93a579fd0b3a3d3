import { mailOwners, type MailOwnersPorts } from '../../identity/mail-owners.ts';
import type { Mail } from '../../mail/mailer.ts';
import type { PaymentNoticeMail } from '../../mail/templates/payment-notice.ts';
import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { PaymentNoticeGiven } from '../billing-events.ts';

export type TellPaymentNoticePorts = MailOwnersPorts & {
  readonly compose: (data: PaymentNoticeMail) => Mail;
};

export const tellPaymentNotice = (
  { compose, ...ports }: TellPaymentNoticePorts,
  tenantId: TenantId,
  { notice, graceEndsAt }: PaymentNoticeGiven,
): Promise<void> =>
  mailOwners(ports, tenantId, (to, tenant) =>
    compose({ to, tenant, notice, graceEndsAt: new Date(graceEndsAt) }),
  );
