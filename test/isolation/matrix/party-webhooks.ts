import type { MessageRef } from '../../../core/webhooks/message.ts';
import { callFor } from '../../support/api.ts';

export type PartyWebhooks = {
  readonly endpointId: MessageRef['endpointId'];
  readonly messageId: MessageRef['id'];
};

/** An endpoint whose address is a secret, and a message to it. */
export async function webhooksOf(token: string, secret: string): Promise<PartyWebhooks> {
  const body = { url: `https://hooks.invalid/${secret}`, eventTypes: ['*'], description: secret };
  const endpoint = await callFor<{ id: PartyWebhooks['endpointId'] }>(
    'POST /v1/webhook-endpoints',
    { token, body },
  );
  const test = `POST /v1/webhook-endpoints/${endpoint.id}/test`;
  const message = await callFor<{ id: PartyWebhooks['messageId'] }>(test, { token });
  return { endpointId: endpoint.id, messageId: message.id };
}
