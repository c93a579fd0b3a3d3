import { deleteRole, type DeleteRolePorts } from '../../../core/roles/delete-role.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { isBuiltIn } from './role-view.ts';

export const deleteRoleOperation = (ports: DeleteRolePorts) =>
  operation('deleteRole', async ({ principal, params: { roleId } }) => {
    if (isBuiltIn(roleId)) return refusal({ kind: 'RoleBuiltIn' });

    const deleted = await deleteRole(ports, principal, roleId);
    return deleted.ok ? answer(204) : refusal(deleted.error);
  });
