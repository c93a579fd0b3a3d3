import type { UserKey } from './signed-in-user.ts';

/** An address as an active member of an active tenant. */
export type PersonMembership = UserKey & { readonly tenantId: string; readonly name?: string };

export type NamedMember = Pick<PersonMembership, 'userId' | 'name'>;

/** Which tenants an address is in; never to be told to who merely names it. */
export interface PersonDirectory {
  membershipsOf(address: string): Promise<readonly PersonMembership[]>;

  /** The active member of that pool whose address it is, an operator too; null where there is none. */
  memberIn(userPoolId: string, address: string): Promise<NamedMember | null>;
}
