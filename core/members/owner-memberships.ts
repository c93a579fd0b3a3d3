import type { MemberEvent } from './member-events.ts';
import type { Member, MembersOf } from './member.ts';

export type OwnerRestoration = { readonly owner: Member; readonly event: MemberEvent };

/** What an operator may do to the members of a tenant. */
export interface OwnerMemberships {
  /**
   * That user is an active owner, in place of whoever or whatever else has the address; all sessions of his from
   * before are over. Takes a seat even where the plan has no more. Throws on an outage; again is harmless.
   */
  restore(of: MembersOf, restoration: OwnerRestoration): Promise<void>;
}
