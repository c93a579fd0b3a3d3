import { actionParagraphs, mailActions } from '../mail-action.ts';
import type { MailTenant } from '../mail-content.ts';
import { mailTemplate } from '../mail-template.ts';
import { accountPlace, greeting, moment } from '../wording.ts';

export type InvitationMail = {
  readonly to: string;
  /** None where an operator is invited. */
  readonly tenant?: MailTenant;
  readonly name?: string;
  readonly inviterName?: string;
  readonly token: string;
  readonly expiresAt: Date;
};

export const invitationMail = mailTemplate<InvitationMail>(
  ({ tenant, name, inviterName, token, expiresAt }, settings) => ({
    subject: `You are invited to ${accountPlace(settings, tenant)}`,
    paragraphs: [
      greeting(name),
      {
        prose: `${inviterName ? `${inviterName} invites you` : 'You are invited'} to ${accountPlace(settings, tenant)}.`,
      },
      ...actionParagraphs(settings, mailActions.acceptInvitation(token)),
      { prose: `The invitation is valid once, until ${moment(expiresAt)}.` },
      { note: 'If you do not know the sender, ignore this mail: nothing happens then.' },
    ],
  }),
  {
    to: 'grace@acme.example',
    tenant: { name: 'Acme', slug: 'acme' },
    name: 'Grace',
    inviterName: 'Ada',
    token: 'c2FtcGxlLXRva2Vu',
    expiresAt: new Date('2026-12-04T12:00:00Z'),
  },
);
