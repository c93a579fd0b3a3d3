import type { Membership } from '../access/membership.ts';

/** Somebody who may sign in to a tenant, or one of the platform's operators. */
export type Member = Membership & {
  readonly userId: string;
  readonly email: string;
  readonly name?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
};

type Person = Pick<Member, 'userId' | 'email' | 'name' | 'role'>;

export const newMember = (person: Person, now: Date): Member => ({
  ...person,
  status: 'active',
  validFrom: now.toISOString(),
  createdAt: now,
  updatedAt: now,
  version: 1,
});
