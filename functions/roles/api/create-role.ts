import type { RolePorts } from '../../../core/roles/change-roles.ts';
import { createRole } from '../../../core/roles/create-role.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toRoleView } from './role-view.ts';

export const createRoleOperation = (ports: RolePorts) =>
  operation('createRole', async ({ principal, body }) => {
    const created = await createRole(ports, principal, body);
    if (!created.ok) return refusal(created.error);

    const { id, version } = created.value;
    const headers = { location: `/v1/roles/${id}`, ...etag(version) };
    return answer(201, toRoleView(created.value), headers);
  });
