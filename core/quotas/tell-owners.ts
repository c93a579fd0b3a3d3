import { mailOwners, type MailOwnersPorts } from '../identity/mail-owners.ts';
import type { Mail } from '../mail/mailer.ts';
import type { QuotaReachedMail } from '../mail/templates/quota-reached.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { QuotaReached } from './quota-events.ts';

export type TellOwnersPorts = MailOwnersPorts & {
  readonly compose: (data: QuotaReachedMail) => Mail;
};

export const tellOwners = (
  { compose, ...ports }: TellOwnersPorts,
  tenantId: TenantId,
  { percent, used, limit }: QuotaReached,
): Promise<void> =>
  mailOwners(ports, tenantId, (to, tenant) => compose({ to, tenant, percent, used, limit }));
