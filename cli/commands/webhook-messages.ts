import type { JsonObject } from '../../kit/json.ts';
import type { CliContext } from '../context.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';

export type MessageListOptions = NonNullable<OperationRequest<'listWebhookMessages'>['query']>;
type Details = AnswerOf<'getWebhookMessage'>;

/** `freehold webhook messages list` */
export async function listMessages(
  { call, output }: CliContext,
  query: MessageListOptions,
): Promise<void> {
  const page = await call('listWebhookMessages', { query });
  const rows = page.items.map(({ id, eventType, state, tries, endpointId, createdAt }) => [
    ...[id, clock(createdAt), eventType, state, String(tries), endpointId],
  ]);
  const head = ['ID', 'TIME', 'EVENT', 'STATE', 'TRIES', 'ENDPOINT'];
  output.result(page, rows.length > 0 ? table([head, ...rows]) : ['No messages.']);
  if (page.nextCursor) output.remark(`More with: --cursor ${page.nextCursor}`);
}

/** `freehold webhook messages show ID`: what is sent, and what was answered. */
export async function showMessage({ call, output }: CliContext, messageId: string): Promise<void> {
  const message = await call('getWebhookMessage', { params: { messageId } });
  output.result(message, [
    `Message   ${message.id}`,
    `Event     ${message.eventType} ${message.eventId}`,
    `Endpoint  ${message.endpointId}`,
    `State     ${message.state}${message.nextAt ? `, next at ${clock(message.nextAt)}` : ''}`,
    ...message.attempts.flatMap(attemptLines),
    ...(message.payload ? [JSON.stringify(message.payload, null, 2)] : []),
  ]);
}

const attemptLines = (attempt: Details['attempts'][number]): string[] => [
  `Attempt   ${clock(attempt.at)} ${attempt.reason ?? String(attempt.status)} ${attempt.latencyMs} ms`,
  ...(attempt.answer ? [`          ${attempt.answer.split('\n')[0] ?? ''}`] : []),
];

/** `freehold webhook messages resend ID` */
export async function resendMessage({ call, output }: CliContext, messageId: string) {
  const message = await call('resendWebhookMessage', { params: { messageId } });
  output.result(message, [`${message.id} is on its way again.`]);
}

/** `freehold webhook types` */
export async function listTypes({ call, output }: CliContext): Promise<void> {
  const types = await call('listEventTypes');
  const rows = types.items.map(({ type, version, description }) => [
    ...[type, String(version), description],
  ]);
  output.result(types, table([['TYPE', 'VERSION', 'WHAT HAPPENED'], ...rows]));
}

export type SendOptions = {
  readonly data: JsonObject;
  readonly id?: string;
  readonly time?: string;
};

/** `freehold webhook send TYPE --data JSON`: an event of the company's own product. */
export async function sendEvent({ call, output }: CliContext, type: string, options: SendOptions) {
  const sent = await call('sendEvents', { body: [{ type, ...options }] });
  output.result(sent, [`${sent.items[0]?.id ?? ''} is on its way.`]);
}
