import { TENANT_ROLES } from '../../../core/access/roles.ts';
import type { RoleRegistry } from '../../../core/roles/role-registry.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { builtInRoleView, toRoleView } from './role-view.ts';

export type ReadRolesPorts = { readonly roles: Pick<RoleRegistry, 'read'> };

export const listRolesOperation = ({ roles }: ReadRolesPorts) =>
  operation('listRoles', async ({ principal }) => {
    const own = await roles.read(principal);
    const items = [...TENANT_ROLES.map(builtInRoleView), ...own.roles.map(toRoleView)];
    return answer(200, { items });
  });
