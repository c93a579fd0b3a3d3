import { fail, type Result } from '../../kit/result.ts';
import type { User } from '../access/principal.ts';
import type { RoleRegistry, RolesWrite } from './role-registry.ts';
import type { Role, RoleSet } from './role.ts';

/** Others wrote the tenant's roles for as long as we tried. */
export type TenantBusy = { readonly kind: 'TenantBusy' };

export type RolePorts = {
  readonly roles: Pick<RoleRegistry, 'read' | 'write'>;
  readonly now: () => Date;
};

/** What shall become of the roles, and the one that the change is about. */
export type Decision = Omit<RolesWrite, 'before'> & { readonly role: Role };

const ATTEMPTS = 5;

/** Decides on what was read, and anew when somebody else wrote meanwhile: what is written was decided on what it replaces. */
export async function changeRoles<E>(
  { roles }: RolePorts,
  user: User,
  decide: (set: RoleSet) => Result<Decision, E>,
): Promise<Result<Role, E | TenantBusy>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await roles.read(user);
    const decided = decide(before);
    if (!decided.ok) return decided;
    const { role, ...change } = decided.value;
    if (await roles.write(user, { before, ...change })) return { ok: true, value: role };
  }
  return fail({ kind: 'TenantBusy' });
}
