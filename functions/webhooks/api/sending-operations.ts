import type { FanOutPorts } from '../../../core/webhooks/fan-out.ts';
import type { ResendKind } from '../../../core/webhooks/resend-task.ts';
import { resend, startResend, type ResendPorts } from '../../../core/webhooks/resend.ts';
import { testEndpoint } from '../../../core/webhooks/test-endpoint.ts';
import type { ResendTasks, WebhookMessages } from '../../../core/webhooks/webhook-store.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation, type InputOf } from '../../edge/operation.ts';
import { toMessageView } from './webhook-views.ts';

type SendingPorts = ResendPorts &
  Omit<FanOutPorts, 'endpoints' | 'messages'> & {
    readonly messages: WebhookMessages;
    readonly tasks: Pick<ResendTasks, 'start'>;
  };

/** So much of it is done before the answer. */
const AT_ONCE_MS = 3_000;

export const testWebhookEndpoint = (ports: SendingPorts) =>
  operation('testWebhookEndpoint', async ({ principal, tenant: { tenantId }, params }) => {
    const endpoint = await ports.endpoints.find(tenantId, params.endpointId);
    if (!endpoint) return refusal({ kind: 'EndpointNotFound' });
    const tested = await testEndpoint(ports, principal, endpoint);
    return tested.ok ? answer(202, toMessageView(tested.value)) : refusal(tested.error);
  });

export const recoverWebhookEndpoint = (ports: SendingPorts) =>
  operation('recoverWebhookEndpoint', (input) => resendAll('recover', ports, input));

export const replayWebhookEndpoint = (ports: SendingPorts) =>
  operation('replayWebhookEndpoint', (input) => resendAll('replay', ports, input));

async function resendAll(
  kind: ResendKind,
  ports: SendingPorts,
  { tenant: { tenantId }, params, body }: InputOf<'recoverWebhookEndpoint'>,
) {
  const endpoint = await ports.endpoints.find(tenantId, params.endpointId);
  if (!endpoint) return refusal({ kind: 'EndpointNotFound' });
  if (endpoint.disabled) return refusal({ kind: 'EndpointDisabled' });
  const task = await startResend(ports, endpoint, { kind, since: new Date(body.since) });
  const deadline = new Date(ports.now().getTime() + AT_ONCE_MS);
  const { isDone, task: after } = await resend(ports, task, deadline);
  const [since, until] = [after.since.toISOString(), after.until.toISOString()];
  return answer(202, { kind, since, until, sent: after.sent, isDone });
}
