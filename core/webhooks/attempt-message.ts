import { webhookHeaders } from '../../kit/standard-webhooks.ts';
import type { OutboundHttp } from '../outbound-http/outbound-http.ts';
import { signingSecrets, type WebhookEndpoint } from './endpoint.ts';
import { judgeAnswer, type Verdict } from './judge-answer.ts';
import type { ToldEvent, WebhookAttempt, WebhookMessage } from './message.ts';
import type { WebhookSecrets } from './webhook-store.ts';

const TIMEOUT_SECONDS = 15;
const KEPT_ANSWER_BYTES = 2_048;

export type CallPorts = {
  readonly http: OutboundHttp;
  readonly now: () => Date;
};

/** What all messages to an endpoint are sent with. */
export type Opened = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly [string, ...string[]];
};

export async function openEndpoint(
  { secrets, now }: { readonly secrets: Pick<WebhookSecrets, 'decrypt'>; readonly now: () => Date },
  endpoint: WebhookEndpoint,
): Promise<Opened> {
  const [headers, ...plain] = await Promise.all([
    endpoint.headers ? secrets.decrypt(endpoint, endpoint.headers.ciphertext) : '{}',
    ...signingSecrets(endpoint, now()).map(({ ciphertext }) =>
      secrets.decrypt(endpoint, ciphertext),
    ),
  ]);
  const [present, ...before] = plain;
  if (present === undefined) throw new Error(`The endpoint ${endpoint.id} has no secret.`);
  return {
    url: endpoint.url,
    headers: JSON.parse(headers) as Readonly<Record<string, string>>,
    secrets: [present, ...before],
  };
}

/** Posts the message once, signed as of now over exactly what is sent. */
export async function callEndpoint(
  { http, now }: CallPorts,
  { url, headers, secrets }: Opened,
  { id, body }: { readonly id: WebhookMessage['id']; readonly body: ToldEvent['body'] },
): Promise<{ readonly attempt: WebhookAttempt; readonly verdict: Verdict }> {
  const at = now();
  const answered = await http.send({
    ...{ method: 'POST', url, body, isSafeToRepeat: false },
    headers: {
      'user-agent': 'Freehold-Webhooks',
      ...headers,
      'content-type': 'application/json',
      ...webhookHeaders({ id, time: at, body }, ...secrets),
    },
    headersTimeoutSeconds: TIMEOUT_SECONDS,
    totalTimeoutSeconds: TIMEOUT_SECONDS,
    maxResponseBytes: KEPT_ANSWER_BYTES,
    isAnswerCut: true,
  });
  const end = now();
  const verdict = judgeAnswer(answered, end);
  const { isDelivered, status, reason, answer } = verdict;
  const latencyMs = end.getTime() - at.getTime();
  return { verdict, attempt: { at, latencyMs, isDelivered, status, reason, answer } };
}
