import type { Membership } from '../access/membership.ts';
import { OWNER } from '../access/roles.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';

/** Whose members are worked on: a tenant's, by its user pool. */
export type MembersOf = {
  readonly tenantId: TenantId;
  readonly userPoolId: string;
  /** The role that somebody always has; `owner` where nothing is said. */
  readonly keptRole?: string;
};

/** Somebody who may sign in to a tenant, or one of the platform's operators. */
export type Member = Membership & {
  readonly userId: string;
  readonly email: string;
  readonly name?: string;
  /** The invitation by which he came; the first owner of a tenant came by none. */
  readonly invitationId?: string;
  /** The user whose place he took, when the address of a tenant's first owner was corrected. */
  readonly replacedUserId?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
};

type Person = Pick<
  Member,
  'userId' | 'email' | 'name' | 'role' | 'invitationId' | 'replacedUserId'
>;

export const newMember = (person: Person, now: Date): Member => ({
  ...person,
  status: 'active',
  validFrom: now.toISOString(),
  createdAt: now,
  updatedAt: now,
  version: 1,
});

/** The member with what is different from now on. */
export const changedMember = (member: Member, change: Partial<Member>, now: Date): Member => ({
  ...member,
  ...change,
  updatedAt: now,
  version: member.version + 1,
});

/** An owner who is disabled can do nothing for the tenant: he does not count. */
export const isActiveOwner = (
  { role, status }: Pick<Member, 'role' | 'status'>,
  keptRole: string = OWNER,
): boolean => role === keptRole && status === 'active';
