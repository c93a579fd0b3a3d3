import type { AccountMails } from '../identity/account-mail.ts';
import type { Mail } from '../mail/mailer.ts';
import type { QuotaReachedMail } from '../mail/templates/quota-reached.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { QuotaReached } from './quota-events.ts';

export type TellOwnersPorts = {
  readonly tenants: TenantFinder;
  /** The addresses of the pool's active owners. */
  readonly ownersOf: (userPoolId: string) => Promise<readonly string[]>;
  readonly mails: AccountMails;
  readonly compose: (data: QuotaReachedMail) => Mail;
};

/** One mail to all owners; none where no owner is left to tell. */
export async function tellOwners(
  { tenants, ownersOf, mails, compose }: TellOwnersPorts,
  tenantId: TenantId,
  { percent, used, limit }: QuotaReached,
): Promise<void> {
  const tenant = await tenants.find(tenantId);
  if (!tenant?.identity) return;
  const to = await ownersOf(tenant.identity.userPoolId);
  if (to.length === 0) return;
  const { subject, text, html } = compose({ to, tenant, percent, used, limit });
  await mails.post({ kind: 'composed', to: [...to], subject, text, html });
}
