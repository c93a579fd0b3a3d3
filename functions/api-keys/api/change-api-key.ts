import {
  revokeApiKey,
  switchApiKey,
  type ChangeApiKeyPorts,
} from '../../../core/api-keys/change-api-key.ts';
import { rotateApiKey } from '../../../core/api-keys/rotate-api-key.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation, type InputOf } from '../../edge/operation.ts';
import { toApiKeyView } from './api-key-view.ts';

export const rotateApiKeyOperation = (ports: ChangeApiKeyPorts) =>
  operation('rotateApiKey', async ({ principal, params: { keyId: id }, body }) => {
    const { overlapSeconds = 0 } = body ?? {};
    const rotated = await rotateApiKey(ports, principal, { id, overlapSeconds });
    if (!rotated.ok) return refusal(rotated.error);

    const { key, secret } = rotated.value;
    return answer(200, { ...toApiKeyView(key, ports.now()), secret });
  });

export const disableApiKeyOperation = (ports: ChangeApiKeyPorts) =>
  operation('disableApiKey', (input) => switchTo('disabled', ports, input));

export const enableApiKeyOperation = (ports: ChangeApiKeyPorts) =>
  operation('enableApiKey', (input) => switchTo('active', ports, input));

async function switchTo(
  to: 'active' | 'disabled',
  ports: ChangeApiKeyPorts,
  { principal, params: { keyId: id } }: InputOf<'disableApiKey'>,
) {
  const switched = await switchApiKey(ports, principal, { id, to });
  return switched.ok
    ? answer(200, toApiKeyView(switched.value, ports.now()))
    : refusal(switched.error);
}

export const revokeApiKeyOperation = (ports: ChangeApiKeyPorts) =>
  operation('revokeApiKey', async ({ principal, params: { keyId } }) => {
    const revoked = await revokeApiKey(ports, principal, keyId);
    return revoked.ok ? answer(204) : refusal(revoked.error);
  });
