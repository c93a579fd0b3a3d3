import { describe, expect, it } from 'vitest';
import { mayAccess } from '../../../core/access/may-access.ts';
import {
  isTenantPermission,
  OPERATOR_ROLE_PERMISSIONS,
  OPERATOR_ROLES,
  TENANT_ROLE_PERMISSIONS,
  TENANT_ROLES,
} from '../../../core/access/roles.ts';
import type { Operation } from '../../../functions/edge/operation.ts';
import { answer } from '../../../functions/edge/answer.ts';
import { routes, type OperationId } from '../../../functions/routes.ts';
import { newId } from '../../../kit/id.ts';
import { edgeOf } from '../../support/edge-of.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';

const operations = Object.keys(routes) as OperationId[];
const principals = [
  ...TENANT_ROLES.map((role) => ({ name: role, identity: tenantIdentity(role) })),
  ...OPERATOR_ROLES.map((role) => ({
    name: `operator ${role}`,
    identity: {
      ...operatorIdentity,
      role,
      permissions: OPERATOR_ROLE_PERMISSIONS[role].join(' '),
    },
  })),
];
const cases = operations.flatMap((id) => principals.map((principal) => ({ id, ...principal })));

const params = {
  collection: 'tasks',
  recordId: newId('rec'),
  fileId: newId('fil'),
  tenantId: newId('tnt'),
  moveId: newId('mov'),
  asset: 'reader.js',
};

/** Whether the operation was reached, or refused before for want of a permission. */
async function isAdmitted(id: OperationId, identity: (typeof principals)[number]['identity']) {
  const operation: Operation = { id, run: () => Promise.resolve(answer(204)) };
  const { body = '' } = await edgeOf(operation)(apiEvent(routes[id].key, { identity, params }));
  return !body.includes('not-permitted');
}

/** By the words of the route, and not by the code that is tested. */
function isExpected(id: OperationId, { kind, role }: (typeof principals)[number]['identity']) {
  const { permission } = routes[id];
  if (permission === 'anyone' || permission === 'signed-in') return true;
  if (kind === 'operator') return !isTenantPermission(permission);
  return isTenantPermission(permission) && rolesWith(permission).includes(role);
}

function rolesWith(permission: string): readonly string[] {
  if (permission.startsWith('ownership:')) return ['owner'];
  if (['members:write', 'policy:write'].includes(permission)) return ['admin', 'owner'];
  return permission.endsWith(':read') ? TENANT_ROLES : ['member', 'admin', 'owner'];
}

describe('each route to each role', () => {
  it.each(cases)('$id to $name', async ({ id, identity }) => {
    expect(await isAdmitted(id, identity)).toBe(isExpected(id, identity));
    expect(mayAccess(routes[id].permission, identity)).toBe(isExpected(id, identity));
  });

  it('is closed to nobody’s token, unless it is open to anyone', () => {
    for (const id of operations) {
      const { permission } = routes[id];
      expect(mayAccess(permission, null)).toBe(permission === 'anyone');
    }
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
