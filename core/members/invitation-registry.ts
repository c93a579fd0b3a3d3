import type { Page, PageRequest } from '../../kit/page.ts';
import type { Result } from '../../kit/result.ts';
import type { Quantity } from '../plans/feature.ts';
import type { TenantState } from '../tenants/tenant.ts';
import type { InvitationId, Invitation, MailState } from './invitation.ts';
import type { MemberEvent } from './member-events.ts';
import type { MembersBusy, RoleNotFound } from './member-registry.ts';
import type { Member, MembersOf } from './member.ts';

/** Somebody of the tenant has the address, or is invited by it. */
export type AddressTaken = { readonly kind: 'AddressTaken' };
export type NoSeat = { readonly kind: 'NoSeat' };
/** Accepted, revoked, lapsed, or with another token by now; nothing was written. */
export type InvitationGone = { readonly kind: 'InvitationGone' };

export type NewInvitation = {
  readonly invitation: Invitation;
  readonly seatLimit: Quantity;
  readonly event: MemberEvent;
};
export type InvitationEnd = { readonly invitation: Invitation; readonly event: MemberEvent };
export type Renewal = {
  readonly before: Invitation;
  readonly after: Invitation;
  readonly event: MemberEvent;
};
export type Acceptance = {
  readonly invitation: Invitation;
  readonly member: Member;
  readonly event: MemberEvent;
};

/** Who has an address within a tenant: a member, or an invitation. */
export type Holder = { readonly userId?: string; readonly invitationId?: InvitationId };

/** An invitation as its token finds it, with the tenant whose it is. */
export type FoundInvitation = {
  readonly invitation: Invitation;
  readonly of: MembersOf;
  readonly state: TenantState;
};

/**
 * The open invitations of tenants. Each write is one transaction with its event, its seat and its address.
 * All throw on an outage.
 */
export interface InvitationRegistry {
  find(of: MembersOf, id: InvitationId): Promise<Invitation | null>;
  list(of: MembersOf, page: PageRequest): Promise<Page<Invitation>>;
  lapsed(of: MembersOf, now: Date): Promise<readonly Invitation[]>;
  holderOf(of: MembersOf, email: string): Promise<Holder | null>;
  /** By what a token names. Makes the same reads for what there is and what there is not. */
  lookUp(userPoolId: string, id: string): Promise<FoundInvitation | null>;

  /** Takes a seat and the address: of those that race for the last seat, one gets it. */
  create(
    of: MembersOf,
    creation: NewInvitation,
  ): Promise<Result<void, AddressTaken | NoSeat | RoleNotFound | MembersBusy>>;

  /** Frees seat and address, if the token is still that one. */
  remove(of: MembersOf, end: InvitationEnd): Promise<Result<void, InvitationGone | MembersBusy>>;

  /** Puts another token in place of that one. */
  renew(of: MembersOf, renewal: Renewal): Promise<Result<void, InvitationGone | MembersBusy>>;

  /** Notes what became of the mail with that token; harmless where it is gone. */
  noteMail(of: MembersOf, invitation: Invitation, mail: MailState): Promise<void>;

  /** Makes a member of the invitation, if its token is still that one and it has not lapsed. */
  accept(
    of: MembersOf,
    acceptance: Acceptance,
  ): Promise<Result<void, InvitationGone | MembersBusy>>;
}
