import { findRole } from '../../../core/roles/role-rules.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { ReadRolesPorts } from './list-roles.ts';
import { builtInRoleView, isBuiltIn, toRoleView } from './role-view.ts';

export const getRoleOperation = ({ roles }: ReadRolesPorts) =>
  operation('getRole', async ({ principal, params: { roleId } }) => {
    if (isBuiltIn(roleId)) return answer(200, builtInRoleView(roleId));

    const role = findRole(await roles.read(principal), roleId);
    if (!role.ok) return refusal(role.error);
    return answer(200, toRoleView(role.value), etag(role.value.version));
  });
