import type { User } from '../../core/access/principal.ts';
import type { RoleEvent } from '../../core/roles/role-events.ts';
import type { RoleHolder, RoleRegistry, RolesWrite } from '../../core/roles/role-registry.ts';
import type { Role, RoleSet } from '../../core/roles/role.ts';

/** Keeps the roles of tenants in memory, with who has them. */
export class FakeRoleRegistry implements RoleRegistry {
  readonly events: RoleEvent[] = [];
  readonly #sets = new Map<string, RoleSet>();
  readonly #holders = new Map<string, RoleHolder[]>();

  assign(roleId: Role['id'], holder: RoleHolder): void {
    this.#holders.set(roleId, [...this.#of(roleId), holder]);
  }

  async read(user: User): Promise<RoleSet> {
    return this.#read(user);
  }

  async write(user: User, { before, after, event }: RolesWrite): Promise<boolean> {
    const { version, roles } = this.#read(user);
    const kept = new Set(after.map(({ id }) => id));
    const isGiven = roles.some(({ id, members }) => !kept.has(id) && members > 0);
    if (version !== before.version || isGiven) return false;
    this.#sets.set(user.userPoolId, { version: version + 1, roles: after });
    this.events.push(event);
    return true;
  }

  async holders(_: User, roleId: Role['id'], limit: number): Promise<readonly RoleHolder[]> {
    return this.#of(roleId).slice(0, limit);
  }

  #read({ userPoolId }: User): RoleSet {
    const { version, roles } = this.#sets.get(userPoolId) ?? { version: 0, roles: [] };
    return {
      version,
      roles: roles.map((role) => ({ ...role, members: this.#of(role.id).length })),
    };
  }

  #of(roleId: string): readonly RoleHolder[] {
    return this.#holders.get(roleId) ?? [];
  }
}
