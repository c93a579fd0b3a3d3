import type { User } from '../access/principal.ts';
import type { RoleEvent } from './role-events.ts';
import type { Role, RoleSet } from './role.ts';

/** Who has a role, or is invited to it. */
export type RoleHolder = { readonly id: string; readonly email: string };

export type RolesWrite = {
  readonly before: RoleSet;
  readonly after: readonly Role[];
  readonly event: RoleEvent;
};

/** The roles that the user's tenant made. */
export interface RoleRegistry {
  /** As they are now. */
  read(of: Pick<User, 'userPoolId'>): Promise<RoleSet>;

  /**
   * Writes the roles and the event, all or nothing; false when the roles changed since they were read, or
   * when one that would go has been given to somebody.
   */
  write(user: User, change: RolesWrite): Promise<boolean>;

  /** Some of those who have the role, so many at most. */
  holders(user: User, roleId: Role['id'], limit: number): Promise<readonly RoleHolder[]>;
}
