import type { MailTenant } from '../mail/mail-content.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { Mail, Mailer } from '../mail/mailer.ts';
import type { ManyFailuresMail } from '../mail/templates/many-failures.ts';
import type { NewDeviceMail } from '../mail/templates/new-device.ts';
import type { PasswordChangedMail } from '../mail/templates/password-changed.ts';
import type { PasswordResetMail } from '../mail/templates/password-reset.ts';
import type { SecondFactorChangedMail } from '../mail/templates/second-factor-changed.ts';
import type { YourTenantsMail } from '../mail/templates/your-tenants.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { AccountMail } from './account-mail.ts';
import { RESET_MINUTES, type PasswordResets } from './password-resets.ts';
import type { PersonDirectory } from './person-directory.ts';
import { userEvent } from './user-events.ts';

export type AccountMailTemplates = {
  readonly passwordReset: (data: PasswordResetMail) => Mail;
  readonly yourTenants: (data: YourTenantsMail) => Mail;
  readonly passwordChanged: (data: PasswordChangedMail) => Mail;
  readonly secondFactorChanged: (data: SecondFactorChangedMail) => Mail;
  readonly newDevice: (data: NewDeviceMail) => Mail;
  readonly manyFailures: (data: ManyFailuresMail) => Mail;
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

/** What to send, and the event of it where only the sender knows whom it is about. */
type Composed = { readonly mail: Mail; readonly event?: DomainEvent<string, object> };
export type SentAccountMail = {
  readonly outcome: 'sent' | 'nobody' | 'not-sent';
  /** To be written as the mail is crossed out. */
  readonly event?: DomainEvent<string, object>;
};

/**
 * Sends it, or nothing where the address has no account of that sort. A mail that is refused for good, or may have
 * been sent, is let go; throws where another attempt may succeed.
 */
export async function sendAccountMail(
  ports: SendAccountMailPorts,
  asked: AccountMail,
): Promise<SentAccountMail> {
  const composition = await composed(ports, asked);
  if (composition === null) return { outcome: 'nobody' };

  const { mail, event } = composition;
  const delivery = await ports.mailer.send(mail);
  if (delivery.kind === 'Refused' && delivery.isTransient)
    throw new MailDelayedError(delivery.reason);
  return { outcome: delivery.kind === 'Accepted' ? 'sent' : 'not-sent', event };
}

function composed(ports: SendAccountMailPorts, asked: AccountMail): Promise<Composed | null> {
  switch (asked.kind) {
    case 'password-reset':
      return resetMail(ports, asked);
    case 'your-tenants':
      return tenantsMail(ports, asked);
    case 'password-changed':
      return changedMail(ports, asked);
    case 'second-factor-changed':
      return factorMail(ports, asked);
    case 'new-device':
      return deviceMail(ports, asked);
    case 'many-failures':
      return failuresMail(ports, asked);
    case 'composed':
      return Promise.resolve({ mail: composedMail(asked) });
  }
}

const composedMail = ({ to, subject, text, html, tenantId }: Told<'composed'>): Mail => ({
  ...{ to, subject, text, html, tenantId },
});

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
  return {
    mail: ports.templates.passwordReset({ to, tenant, name, token, minutes: RESET_MINUTES }),
  };
}

async function tenantsMail(ports: SendAccountMailPorts, { email: to }: Told<'your-tenants'>) {
  const memberships = await ports.people.membershipsOf(to);
  const found = await Promise.all(memberships.map(({ tenantId }) => ports.tenants.find(tenantId)));
  const tenants = found.filter((tenant) => tenant !== null);
  return tenants.length === 0
    ? null
    : { mail: ports.templates.yourTenants({ to, name: memberships[0]?.name, tenants }) };
}

async function changedMail(ports: SendAccountMailPorts, told: Told<'password-changed'>) {
  const { email: to, time, address } = told;
  const tenant = await tenantOf(ports, told);
  return { mail: ports.templates.passwordChanged({ to, tenant, time: new Date(time), address }) };
}

async function factorMail(ports: SendAccountMailPorts, told: Told<'second-factor-changed'>) {
  const { email: to, time, what, address } = told;
  const tenant = await tenantOf(ports, told);
  const data = { to, tenant, what, time: new Date(time), address };
  return { mail: ports.templates.secondFactorChanged(data) };
}

async function deviceMail(ports: SendAccountMailPorts, told: Told<'new-device'>) {
  const { email: to, time, address, agent } = told;
  const tenant = await tenantOf(ports, told);
  return { mail: ports.templates.newDevice({ to, tenant, time: new Date(time), address, agent }) };
}

async function failuresMail(ports: SendAccountMailPorts, told: Told<'many-failures'>) {
  const { email: to, failures, address } = told;
  const member = await ports.people.memberIn(told.userPoolId, to);
  if (member === null) return null;

  const { userId, name } = member;
  const time = new Date(told.time);
  const tenant = await tenantOf(ports, told);
  const event = userEvent('user.sign_ins_failed', {
    tenantId: told.tenantId,
    occasion: { time, actor: SIGN_IN_ACTOR },
    data: { userId, failures },
  });
  return {
    event,
    mail: ports.templates.manyFailures({ to, tenant, name, failures, time, address }),
  };
}

/** Nobody was signed in. */
const SIGN_IN_ACTOR = { kind: 'system', id: 'sign-in' } as const;

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
