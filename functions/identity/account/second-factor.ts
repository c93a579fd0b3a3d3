import {
  makeRecoveryCodes,
  removeSecondFactor,
  type RemoveSecondFactorPorts,
} from '../../../core/identity/keep-second-factor.ts';
import {
  recoverAccount,
  type RecoverAccountPorts,
} from '../../../core/identity/recover-account.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  type SecondFactorPorts,
} from '../../../core/identity/set-up-second-factor.ts';
import {
  showSecondFactor,
  type ShowSecondFactorPorts,
} from '../../../core/identity/show-second-factor.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const showSecondFactorOperation = (ports: ShowSecondFactorPorts) =>
  operation('showSecondFactor', async ({ principal }) => {
    const factor = await showSecondFactor(ports, principal);
    if (factor === null) return answer(200, { kind: 'none' });
    const { confirmedAt, recoveryCodesLeft } = factor;
    return answer(200, {
      ...{ kind: 'totp', recoveryCodesLeft },
      confirmedAt: confirmedAt?.toISOString() ?? null,
    });
  });

export const beginSecondFactorOperation = (ports: SecondFactorPorts) =>
  operation('beginSecondFactor', async ({ principal, body: { currentPassword } }) => {
    const begun = await beginSecondFactor(ports, principal, currentPassword);
    return begun.ok ? answer(200, begun.value) : refusal(begun.error);
  });

export const confirmSecondFactorOperation = (ports: SecondFactorPorts) =>
  operation('confirmSecondFactor', async ({ principal, body }) => {
    const codes = await confirmSecondFactor(ports, principal, body);
    return codes.ok ? answer(200, { recoveryCodes: [...codes.value] }) : refusal(codes.error);
  });

export const removeSecondFactorOperation = (ports: RemoveSecondFactorPorts) =>
  operation('removeSecondFactor', async ({ principal, body: { currentPassword } }) => {
    const removed = await removeSecondFactor(ports, principal, currentPassword);
    return removed.ok ? answer(204) : refusal(removed.error);
  });

export const makeRecoveryCodesOperation = (ports: SecondFactorPorts) =>
  operation('makeRecoveryCodes', async ({ principal, body: { currentPassword } }) => {
    const codes = await makeRecoveryCodes(ports, principal, currentPassword);
    return codes.ok ? answer(200, { recoveryCodes: [...codes.value] }) : refusal(codes.error);
  });

export const recoverAccountOperation = (ports: RecoverAccountPorts) =>
  operation('recoverAccount', async ({ body, request }) => {
    const recovered = await recoverAccount(ports, { ...body, request });
    return recovered.ok ? answer(204) : refusal(recovered.error);
  });
