import type { User } from '../access/principal.ts';
import type { MailTenant } from '../mail/mail-content.ts';
import type { Compose } from '../mail/mail-template.ts';
import type { OwnWords, Words } from '../mail/own-words.ts';
import { moment } from '../mail/wording.ts';
import { SUPPRESSED, type Mailer } from '../mail/mailer.ts';
import type { InvitationMail } from '../mail/templates/invitation.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { membersOf } from './author.ts';
import type { Invitation, InvitationId, MailState } from './invitation.ts';
import type { InvitationRegistry } from './invitation-registry.ts';

export type MailInvitationPorts = {
  readonly invitations: InvitationRegistry;
  readonly mailer: Mailer;
  readonly compose: Compose<InvitationMail>;
  readonly ownWords: OwnWords;
  readonly tenants: TenantFinder;
  readonly now: () => Date;
};

type Invited = { readonly invitation: Invitation; readonly token: string };

const MAILS_AT_ONCE = 10;

/** Sends the invitations' mails, some at once, and notes what became of each. */
export async function mailInvitations(
  ports: MailInvitationPorts,
  author: User,
  invited: readonly Invited[],
): Promise<ReadonlyMap<InvitationId, MailState>> {
  const states = new Map<InvitationId, MailState>();
  if (invited.length === 0) return states;
  const { slug = '' } = (await ports.tenants.find(author.tenantId)) ?? {};
  const tenant = { id: author.tenantId, name: author.tenantName, slug };
  const words = await ports.ownWords(tenant.id, 'invitation');
  const waiting = [...invited];
  const sendWaiting = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const mail = await sendOne(ports, { ...next, tenant, words });
      await ports.invitations.noteMail(membersOf(author), next.invitation, mail);
      states.set(next.invitation.id, mail);
    }
  };
  await Promise.all(Array.from({ length: MAILS_AT_ONCE }, sendWaiting));
  return states;
}

type Outgoing = Invited & { readonly tenant: MailTenant; readonly words: Words };

async function sendOne(
  { mailer, compose }: MailInvitationPorts,
  { invitation: { email: to, name, expiresAt }, token, tenant, words }: Outgoing,
): Promise<MailState> {
  const facts = { tenant: tenant.name, name: name ?? '', expires: moment(expiresAt) };
  const mail = compose({ to, name, tenant, token, expiresAt }, words(facts));
  const delivery = await mailer.send(mail);
  if (delivery.kind === 'Accepted') return 'sent';
  return delivery.reason === SUPPRESSED.reason ? 'suppressed' : 'failed';
}
