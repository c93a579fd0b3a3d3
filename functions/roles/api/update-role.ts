import type { RolePorts } from '../../../core/roles/change-roles.ts';
import { updateRole } from '../../../core/roles/update-role.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { isBuiltIn, toRoleView } from './role-view.ts';

export const updateRoleOperation = (ports: RolePorts) =>
  operation('updateRole', async ({ principal, params: { roleId }, ifMatch, body }) => {
    if (isBuiltIn(roleId)) return refusal({ kind: 'RoleBuiltIn' });

    const updated = await updateRole(ports, principal, {
      roleId,
      versions: ifMatch,
      values: body,
    });
    return updated.ok
      ? answer(200, toRoleView(updated.value), etag(updated.value.version))
      : refusal(updated.error);
  });
