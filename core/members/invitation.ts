import type { Id } from '../../kit/id.ts';

export type InvitationId = Id<'inv'>;

/** Seven days, as the mail says. */
export const INVITATION_SECONDS = 7 * 86_400;

/** What became of the mail with the token; `suppressed`: the tenant writes to the address no more. */
export const MAIL_STATES = ['pending', 'sent', 'failed', 'suppressed'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A seat that is kept for somebody until he accepts, it is revoked or it lapses. */
export type Invitation = {
  readonly id: InvitationId;
  readonly email: string;
  readonly name?: string;
  readonly role: string;
  /** The user who invited. */
  readonly invitedBy: string;
  /** Of the one token that is good: the token itself is kept nowhere. */
  readonly digest: string;
  readonly mail: MailState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

export const hasLapsed = ({ expiresAt }: Pick<Invitation, 'expiresAt'>, now: Date): boolean =>
  expiresAt <= now;

export const lapsesAt = (now: Date): Date => new Date(now.getTime() + INVITATION_SECONDS * 1_000);
