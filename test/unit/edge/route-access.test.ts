import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { mayAccess } from '../../../core/access/may-access.ts';
import {
  isOperatorPermission,
  isTenantPermission,
  OPERATOR_ROLE_PERMISSIONS,
  OPERATOR_ROLES,
  TENANT_PERMISSIONS,
  TENANT_ROLE_PERMISSIONS,
  TENANT_ROLES,
} from '../../../core/access/roles.ts';
import { answer } from '../../../functions/edge/answer.ts';
import { edge } from '../../../functions/edge/api-handler.ts';
import { routes, type OperationId } from '../../../functions/routes.ts';
import { newId } from '../../../kit/id.ts';
import {
  apiEvent,
  keyIdentity,
  operatorIdentity,
  supportIdentity,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';

const operations = Object.keys(routes) as OperationId[];
const may = (pattern: RegExp) => (permission: string) => pattern.test(permission);

/** By the words of the permissions, and not by the table that is tested. */
const BUILT_IN: Readonly<Record<string, (permission: string) => boolean>> = {
  viewer: may(
    /^((records|files|cache|members|policy|quotas|usage|analytics):read|inbox:(read|write))$/,
  ),
  member: may(
    /^((records|files|cache|usage|analytics|inbox):(read|write)|(members|policy|quotas):read)$/,
  ),
  admin: may(
    /^((records|files|cache|usage|analytics|members|roles|policy|api-keys|audit|inbox|notification-templates|suppressions|webhooks):(read|write)|(support-access|quotas|billing):read|notifications:send|events:write)$/,
  ),
  owner: isTenantPermission,
};
const OF_OPERATORS: Readonly<Record<string, (permission: string) => boolean>> = {
  admin: isOperatorPermission,
  support: may(
    /^((tenants|moves|jobs|events|platform-metrics):read|support-requests:(read|write))$/,
  ),
  billing: may(/^(tenants|revenue|platform-metrics):read$/),
  auditor: may(
    /^(tenants|moves|jobs|events|operators|flags|support-requests|tenant-audit|platform-audit|platform-metrics):read$/,
  ),
};

const principals = [
  ...TENANT_ROLES.map((role) => ({
    name: role,
    identity: tenantIdentity(role),
    mayUse: BUILT_IN[role],
  })),
  ...TENANT_PERMISSIONS.map((permission) => ({
    name: `a role of ${permission} alone`,
    identity: { ...tenantIdentity(), role: newId('rol'), permissions: permission },
    mayUse: (wanted: string) => wanted === permission,
  })),
  ...OPERATOR_ROLES.map((role) => ({
    name: `operator ${role}`,
    identity: {
      ...operatorIdentity,
      role,
      permissions: OPERATOR_ROLE_PERMISSIONS[role].join(' '),
    },
    mayUse: OF_OPERATORS[role],
  })),
  {
    name: 'operator with support access',
    identity: supportIdentity(),
    mayUse: may(/^(records|files|members):read$/),
  },
  ...TENANT_PERMISSIONS.map((permission) => ({
    name: `a key of ${permission} alone`,
    identity: keyIdentity([permission]),
    mayUse: (wanted: string) => wanted === permission,
  })),
];
type Principal = (typeof principals)[number];

const TARGETS = ['own tenant', 'other tenant'] as const;
const cases = operations.flatMap((id) =>
  principals.flatMap((principal) => TARGETS.map((target) => ({ id, target, ...principal }))),
);

type Reached = { readonly tenant?: { readonly tenantId: string } };

/** What the operation was handed: nothing when the request was refused before. What it takes is another test's. */
async function reachedBy(id: OperationId, { identity }: Principal, tenantId: string) {
  const reached: Reached[] = [];
  const run = (input: Reached) => {
    reached.push(input);
    return Promise.resolve(answer(204));
  };
  const supportUses = { record: () => Promise.resolve() };
  const contract = { summary: '', answers: {} };
  const handle = edge([{ ...routes[id], id, run, contract }], { supportUses });
  const named = { tenantId, tenant: tenantId };
  const headers = { 'x-tenant-id': tenantId, 'tenant-id': tenantId };
  // What the plan has is another test's, too.
  const entitled = { ...identity, planFeatures: 'api_access' };
  const request = { identity: entitled, params: named, query: named, headers, body: named };
  const { body = '' } = await handle(apiEvent(routes[id].key, request), {
    getRemainingTimeInMillis: () => 15_000,
  } as Context);
  if (reached.length === 0) expect(body).toContain('not-permitted');
  return reached;
}

function isExpected(id: OperationId, { mayUse, identity }: Principal): boolean {
  const { permission } = routes[id];
  if (permission === 'anyone') return true;
  // Nobody has an account of his own in a tenant that he was let into.
  if (permission === 'signed-in') return ['operator', 'user'].includes(identity.kind);
  if (permission === 'signed-in-or-key') return identity.kind !== 'support';
  return mayUse?.(permission) ?? false;
}

describe(`${operations.length} routes to ${principals.length} roles and two tenants: ${cases.length} cases`, () => {
  it.each(cases)('$id to $name, of the $target', async ({ id, target, ...principal }) => {
    const { identity } = principal;
    const own = identity.kind === 'operator' ? undefined : identity.tenantId;
    const wanted = target === 'other tenant' ? newId('tnt') : (own ?? newId('tnt'));

    const reached = await reachedBy(id, principal, wanted);
    expect(reached.length === 1).toBe(isExpected(id, principal));
    expect(mayAccess(routes[id].permission, identity)).toBe(isExpected(id, principal));
    // Whatever tenant the request names, a user's is his own.
    for (const { tenant } of reached) expect(tenant?.tenantId).toBe(own);
  });

  it('are closed to nobody’s token, unless they are open to anyone', () => {
    for (const id of operations) {
      const { permission } = routes[id];
      expect(mayAccess(permission, null)).toBe(permission === 'anyone');
    }
  });

  it('are expected by each built-in role’s line above', () => {
    expect(Object.keys(BUILT_IN)).toEqual(TENANT_ROLES);
    expect(Object.keys(OF_OPERATORS)).toEqual(OPERATOR_ROLES);
  });
});

describe('the roles of a tenant', () => {
  it('permit, each, all that the weaker ones do', () => {
    TENANT_ROLES.reduce((weaker, role) => {
      expect(TENANT_ROLE_PERMISSIONS[role]).toEqual(
        expect.arrayContaining([...TENANT_ROLE_PERMISSIONS[weaker]]),
      );
      return role;
    });
  });
});
