import {
  findMessage,
  listMessages,
  type ListMessagesPorts,
} from '../../../core/webhooks/list-messages.ts';
import type { WebhookMessageId } from '../../../core/webhooks/message.ts';
import { resendMessage } from '../../../core/webhooks/resend.ts';
import type {
  WebhookEndpoints,
  WebhookMessages,
  WebhookQueue,
} from '../../../core/webhooks/webhook-store.ts';
import { isId } from '../../../kit/id.ts';
import type { JsonObject } from '../../../kit/json.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { operation } from '../../edge/operation.ts';
import { toMessageView } from './webhook-views.ts';

type MessagePorts = ListMessagesPorts & {
  readonly endpoints: Pick<WebhookEndpoints, 'find'>;
  readonly messages: Pick<WebhookMessages, 'findEvent' | 'attempts' | 'save'>;
  readonly queue: WebhookQueue;
  readonly now: () => Date;
};

const dateOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

export const listWebhookMessages = (ports: MessagePorts) =>
  listOperation('listWebhookMessages', {
    isKey: (after): after is WebhookMessageId => isId('whm', after),
    load: ({ tenant: { tenantId }, query }, page) => {
      const { endpointId, state, since, until } = query;
      const filter = { state, since: dateOf(since), until: dateOf(until) };
      return listMessages(ports, { tenantId, endpointId, filter }, page);
    },
    toView: toMessageView,
  });

export const getWebhookMessage = (ports: MessagePorts) =>
  operation('getWebhookMessage', async ({ tenant: { tenantId }, params: { messageId } }) => {
    const message = await findMessage(ports, tenantId, messageId);
    if (!message) return refusal({ kind: 'MessageNotFound' });
    const [event, attempts] = await Promise.all([
      ports.messages.findEvent(tenantId, message.eventId),
      ports.messages.attempts(message),
    ]);
    return answer(200, {
      ...toMessageView(message),
      payload: event ? (JSON.parse(event.body) as JsonObject) : undefined,
      attempts: attempts.map(({ at, ...attempt }) => ({ ...attempt, at: at.toISOString() })),
    });
  });

export const resendWebhookMessage = (ports: MessagePorts) =>
  operation('resendWebhookMessage', async ({ tenant: { tenantId }, params: { messageId } }) => {
    const message = await findMessage(ports, tenantId, messageId);
    if (!message) return refusal({ kind: 'MessageNotFound' });
    const resent = await resendMessage(ports, message);
    return resent.ok ? answer(202, toMessageView(resent.value)) : refusal(resent.error);
  });
