import type { Mail } from '../mail/mailer.ts';
import type { SupportAccessMail } from '../mail/support-access-facts.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { SupportAccessRegistry } from './support-access-registry.ts';
import type { SupportAccess, SupportedTenant } from './support-access.ts';

type Granted = SupportAccessMail & { readonly grantedBy?: string };

export type SupportAccessMails = {
  readonly requested: (data: Omit<SupportAccessMail, 'until'> & { readonly hours: number }) => Mail;
  readonly granted: (data: Granted) => Mail;
  readonly breakGlass: (data: SupportAccessMail) => Mail;
};
export type SupportMailPorts = {
  readonly registry: Pick<SupportAccessRegistry, 'ownersOf'>;
  readonly mails: SupportAccessMails;
  readonly tenants: TenantFinder;
};

/** What the owners are told when an access is asked for or granted; nothing where no owner is left to tell. */
export async function mailOf(
  ports: SupportMailPorts,
  of: SupportedTenant,
  access: SupportAccess,
): Promise<Mail | undefined> {
  const [to, tenant] = await Promise.all([
    ports.registry.ownersOf(of),
    ports.tenants.find(of.tenantId),
  ]);
  if (to.length === 0 || !tenant) return undefined;

  const { id, reason, scopes, operator, grantedBy, until, durationHours: hours } = access;
  const data = { to, tenant, id, reason, scopes };
  if (!grantedBy || !until) {
    return ports.mails.requested({ ...data, hours, operators: [operator.name] });
  }
  if (access.isEmergency && grantedBy.kind === 'operator') {
    return ports.mails.breakGlass({ ...data, until, operators: [operator.name, grantedBy.name] });
  }
  const granter = grantedBy.kind === 'user' ? grantedBy.name : undefined;
  return ports.mails.granted({ ...data, until, operators: [operator.name], grantedBy: granter });
}
