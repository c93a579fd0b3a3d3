import { createApiKey, type CreateApiKeyPorts } from '../../../core/api-keys/create-api-key.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { toApiKeyView } from './api-key-view.ts';

export const createApiKeyOperation = (ports: CreateApiKeyPorts) =>
  operation('createApiKey', async ({ principal, path, body, idempotencyKey }) => {
    const { kind, expiresAt, ...wishes } = body;
    const draft = {
      ...wishes,
      isPersonal: kind === 'personal',
      expiresAt: expiresAt === undefined ? undefined : new Date(expiresAt),
    };
    const claim = await claimOf({ principal, path, body, idempotencyKey });
    const created = await createApiKey(ports, principal, { draft, claim });
    if (!created.ok) return refusal(created.error);

    const { key, secret } = created.value;
    const headers = { location: `/v1/api-keys/${key.id}` };
    return answer(201, { ...toApiKeyView(key, ports.now()), secret }, headers);
  });
