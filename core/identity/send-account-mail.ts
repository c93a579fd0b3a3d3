import type { MailTenant } from '../mail/mail-content.ts';
import type { Mail, Mailer } from '../mail/mailer.ts';
import type { PasswordChangedMail } from '../mail/templates/password-changed.ts';
import type { PasswordResetMail } from '../mail/templates/password-reset.ts';
import type { SecondFactorChangedMail } from '../mail/templates/second-factor-changed.ts';
import type { YourTenantsMail } from '../mail/templates/your-tenants.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { AccountMail } from './account-mail.ts';
import { RESET_MINUTES, type PasswordResets } from './password-resets.ts';
import type { PersonDirectory } from './person-directory.ts';

export type AccountMailTemplates = {
  readonly passwordReset: (data: PasswordResetMail) => Mail;
  readonly yourTenants: (data: YourTenantsMail) => Mail;
  readonly passwordChanged: (data: PasswordChangedMail) => Mail;
  readonly secondFactorChanged: (data: SecondFactorChangedMail) => Mail;
};
export type SendAccountMailPorts = {
  tenants: TenantFinder;
  people: PersonDirectory;
  resets: PasswordResets;
  mailer: Mailer;
  templates: AccountMailTemplates;
};

type Kind = AccountMail['kind'];
type Told<Of extends Kind> = Extract<AccountMail, { kind: Of }>;

/**
 * Sends it, or nothing where the address has no account of that sort. A mail that is refused for good, or may have
 * been sent, is let go; throws where another attempt may succeed.
 */
export async function sendAccountMail(
  ports: SendAccountMailPorts,
  asked: AccountMail,
): Promise<'sent' | 'nobody' | 'not-sent'> {
  const mail = await composed(ports, asked);
  if (mail === null) return 'nobody';

  const delivery = await ports.mailer.send(mail);
  if (delivery.kind === 'Refused' && delivery.isTransient)
    throw new MailDelayedError(delivery.reason);
  return delivery.kind === 'Accepted' ? 'sent' : 'not-sent';
}

function composed(ports: SendAccountMailPorts, asked: AccountMail): Promise<Mail | null> {
  switch (asked.kind) {
    case 'password-reset':
      return resetMail(ports, asked);
    case 'your-tenants':
      return tenantsMail(ports, asked);
    case 'password-changed':
      return changedMail(ports, asked);
    case 'second-factor-changed':
      return factorMail(ports, asked);
    case 'composed':
      return Promise.resolve(asked);
  }
}

async function resetMail(ports: SendAccountMailPorts, asked: Told<'password-reset'>) {
  const [tenant, memberships] = await Promise.all([
    ports.tenants.find(asked.tenant),
    ports.people.membershipsOf(asked.email),
  ]);
  const membership = memberships.find(({ tenantId }) => tenantId === tenant?.id);
  if (tenant === null || membership === undefined) return null;

  const { name, ...user } = membership;
  const token = await ports.resets.open({ ...user, email: asked.email });
  const { email: to } = asked;
  return ports.templates.passwordReset({ to, tenant, name, token, minutes: RESET_MINUTES });
}

async function tenantsMail(ports: SendAccountMailPorts, { email: to }: Told<'your-tenants'>) {
  const memberships = await ports.people.membershipsOf(to);
  const found = await Promise.all(memberships.map(({ tenantId }) => ports.tenants.find(tenantId)));
  const tenants = found.filter((tenant) => tenant !== null);
  return tenants.length === 0
    ? null
    : ports.templates.yourTenants({ to, name: memberships[0]?.name, tenants });
}

async function changedMail(ports: SendAccountMailPorts, told: Told<'password-changed'>) {
  const { email: to, time, address } = told;
  const tenant = await tenantOf(ports, told);
  return ports.templates.passwordChanged({ to, tenant, time: new Date(time), address });
}

async function factorMail(ports: SendAccountMailPorts, told: Told<'second-factor-changed'>) {
  const { email: to, time, what, address } = told;
  const tenant = await tenantOf(ports, told);
  return ports.templates.secondFactorChanged({ to, tenant, what, time: new Date(time), address });
}

async function tenantOf(
  { tenants }: SendAccountMailPorts,
  { tenantId }: { readonly tenantId: string | null },
): Promise<MailTenant | undefined> {
  return tenantId === null ? undefined : ((await tenants.find(tenantId)) ?? undefined);
}

/** The stream gives the mail again. */
class MailDelayedError extends Error {
  override readonly name = 'MailDelayedError';

  constructor(reason: string) {
    super(`A mail could not be sent for now: ${reason}`);
  }
}
