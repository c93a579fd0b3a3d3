import {
  completePasswordReset,
  type CompletePasswordResetPorts,
} from '../../../core/identity/complete-password-reset.ts';
import {
  requestAccountMail,
  type RequestAccountMailPorts,
} from '../../../core/identity/request-account-mail.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const requestPasswordResetOperation = (ports: RequestAccountMailPorts) =>
  operation('requestPasswordReset', async ({ body, request }) => {
    const mail = { kind: 'password-reset', ...body } as const;
    const asked = await requestAccountMail(ports, mail, request.sourceIp);
    return asked.ok ? answer(202) : refusal(asked.error);
  });

export const completePasswordResetOperation = (ports: CompletePasswordResetPorts) =>
  operation('completePasswordReset', async ({ body, request }) => {
    const completed = await completePasswordReset(ports, { ...body, request });
    return completed.ok ? answer(204) : refusal(completed.error);
  });
