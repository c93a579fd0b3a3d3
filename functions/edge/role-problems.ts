import type { TenantBusy } from '../../core/roles/change-roles.ts';
import type { CreateRoleError } from '../../core/roles/create-role.ts';
import type { DeleteRoleError } from '../../core/roles/delete-role.ts';
import type { UpdateRoleError } from '../../core/roles/update-role.ts';
import type { ProblemEntry } from './problem-entry.ts';

/** What an operation on a tenant's own roles refuses by itself. */
export type RoleError =
  | Exclude<
      CreateRoleError | UpdateRoleError | DeleteRoleError,
      TenantBusy | { readonly kind: 'VersionConflict' }
    >
  | { readonly kind: 'RoleBuiltIn' };

type Entries = {
  readonly [Kind in RoleError['kind']]: ProblemEntry<Extract<RoleError, { readonly kind: Kind }>>;
};

export const roleProblems: Entries = {
  CustomRoleNotFound: { status: 404, type: 'not-found', title: 'Role not found' },
  RoleBuiltIn: {
    status: 409,
    type: 'role-built-in',
    title: 'Role built in',
    detail: 'It is the same for every tenant; make a role of your own.',
  },
  RoleNameTaken: {
    status: 409,
    type: 'role-name-taken',
    title: 'Role name taken',
    errors: ({ name }) => [{ pointer: '/name', detail: `“${name}” is taken; choose another one.` }],
  },
  RoleLimitReached: {
    status: 409,
    type: 'role-limit-reached',
    title: 'Role limit reached',
    detail: ({ limit }) => `A tenant has at most ${limit} roles of its own.`,
    extensions: ({ limit }) => ({ limit }),
  },
  RoleInUse: {
    status: 409,
    type: 'role-in-use',
    title: 'Role in use',
    detail: ({ count }) =>
      `${count} members and open invitations have it; give them another role first.`,
    extensions: ({ count, members }) => ({ count, members }),
  },
  GrantNotPermitted: {
    status: 403,
    type: 'grant-not-permitted',
    title: 'Permission not yours to give',
    detail: ({ lacking }) => `You lack ${lacking.join(', ')} yourself.`,
    extensions: ({ lacking }) => ({ lacking }),
  },
};
