import type { Mail } from '../mail/mailer.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { AccountMails } from './account-mail.ts';

export type MailOwnersPorts = {
  readonly tenants: TenantFinder;
  /** The addresses of the pool's active owners. */
  readonly ownersOf: (userPoolId: string) => Promise<readonly string[]>;
  readonly mails: AccountMails;
};

/** One mail to all owners; none where no owner is left to tell. */
export async function mailOwners(
  { tenants, ownersOf, mails }: MailOwnersPorts,
  tenantId: TenantId,
  compose: (to: readonly string[], tenant: Tenant) => Mail,
): Promise<void> {
  const tenant = await tenants.find(tenantId);
  if (!tenant?.identity) return;
  const to = await ownersOf(tenant.identity.userPoolId);
  if (to.length === 0) return;
  const { subject, text, html } = compose(to, tenant);
  await mails.post({ kind: 'composed', tenantId, to: [...to], subject, text, html });
}
