import {
  changePassword,
  type ChangePasswordPorts,
} from '../../../core/identity/change-password.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const changePasswordOperation = (ports: ChangePasswordPorts) =>
  operation('changePassword', async ({ principal, body }) => {
    const changed = await changePassword(ports, principal, body);
    return changed.ok ? answer(204) : refusal(changed.error);
  });
