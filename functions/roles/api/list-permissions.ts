import { PERMISSION_DESCRIPTIONS } from '../../../core/access/descriptions.ts';
import {
  OPERATOR_ROLE_PERMISSIONS,
  TENANT_ROLE_PERMISSIONS,
  type Permission,
} from '../../../core/access/roles.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const listPermissionsOperation = () =>
  operation('listPermissions', ({ principal: { kind } }) => {
    const roles = Object.entries<readonly Permission[]>(
      kind === 'operator' ? OPERATOR_ROLE_PERMISSIONS : TENANT_ROLE_PERMISSIONS,
    );
    const all = new Set(roles.flatMap(([, permissions]) => permissions));
    const items = [...all].map((permission) => ({
      permission,
      description: PERMISSION_DESCRIPTIONS[permission],
      roles: roles
        .filter(([, permissions]) => permissions.includes(permission))
        .map(([role]) => role),
    }));
    return Promise.resolve(answer(200, { items }));
  });
