import type { CustomRoles, MemberStatus } from '../access/membership.ts';
import type { Page, PageRequest } from '../../kit/page.ts';
import type { Result } from '../../kit/result.ts';
import type { MemberEvent } from './member-events.ts';
import type { Member, MembersOf } from './member.ts';

export type MemberNotFound = { readonly kind: 'MemberNotFound' };
/** It was changed since it was read; nothing was written. */
export type VersionConflict = { readonly kind: 'VersionConflict' };
/** Without this one the tenant would have no owner who is active. */
export type LastOwner = { readonly kind: 'LastOwner' };
/** The role was deleted meanwhile, or never was. */
export type RoleNotFound = { readonly kind: 'RoleNotFound' };
/** Too many write the members of the tenant at once; nothing was written. */
export type MembersBusy = { readonly kind: 'MembersBusy' };

export type MemberQuery = PageRequest & {
  /** In the address or the name, in any case of letters. */
  readonly search?: string;
  readonly status?: MemberStatus;
  readonly role?: string;
};

export type MemberChange = {
  readonly before: Member;
  readonly after: Member;
  readonly event: MemberEvent;
};
export type MemberRemoval = { readonly member: Member; readonly event: MemberEvent };
export type OwnershipTransfer = {
  readonly giver: Omit<MemberChange, 'event'>;
  readonly receiver: Omit<MemberChange, 'event'>;
  readonly event: MemberEvent;
};

/**
 * The members of tenants. Each write is one transaction with its event, its seats and its count of owners; it
 * fails where the member is no longer as it was read, or the tenant would be without an owner. All throw on an
 * outage.
 */
export interface MemberRegistry {
  /** Null where nobody of the tenant has that id. */
  find(of: MembersOf, userId: string): Promise<Member | null>;
  list(of: MembersOf, query: MemberQuery): Promise<Page<Member>>;
  /** The permissions of the roles that the tenant made. */
  customRoles(of: MembersOf): Promise<CustomRoles>;

  change(
    of: MembersOf,
    change: MemberChange,
  ): Promise<Result<void, VersionConflict | LastOwner | RoleNotFound | MembersBusy>>;

  /** Frees the seat and the address. */
  remove(
    of: MembersOf,
    removal: MemberRemoval,
  ): Promise<Result<void, VersionConflict | LastOwner | MembersBusy>>;

  /** Both changes or none. */
  transfer(
    of: MembersOf,
    transfer: OwnershipTransfer,
  ): Promise<Result<void, VersionConflict | RoleNotFound | MembersBusy>>;
}
