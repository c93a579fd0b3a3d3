import type { Result } from '../../kit/result.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import type { InvitationId, MailState } from './invitation.ts';

export const INVITATION_OUTCOMES = [
  'Invited',
  'AlreadyMember',
  'AlreadyInvited',
  'SeatLimitReached',
  'RoleBeyondYours',
  'UnknownRole',
  'RoleNotFound',
  'DomainNotAllowed',
  'MembersBusy',
] as const;

/** What became of one of those who were to be invited. */
export type InvitationOutcome = {
  readonly email: string;
  readonly outcome: (typeof INVITATION_OUTCOMES)[number];
  readonly invitationId?: InvitationId;
  readonly mail?: MailState;
};

type BegunClaim = { readonly startedAt: Date; readonly outcomes?: readonly InvitationOutcome[] };

/**
 * What idempotency keys were used for. Many invitations are many transactions: a claim begins before the
 * first, and a repetition that finds it incomplete makes the same invitations by the same ids.
 */
export interface InvitationClaims {
  /** As it was begun first, with the outcomes where it was completed; fails for another request. */
  begin(claim: IdempotencyClaim, now: Date): Promise<Result<BegunClaim, IdempotencyKeyReused>>;
  complete(claim: IdempotencyClaim, outcomes: readonly InvitationOutcome[]): Promise<void>;
}
