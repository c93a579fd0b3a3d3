import { givenUp, healthAfter, isWorthNoting } from './endpoint-health.ts';
import type { EndpointHealth, WebhookEndpoint } from './endpoint.ts';
import type { Verdict } from './judge-answer.ts';
import { webhookEvent } from './webhook-events.ts';
import type { WebhookEndpoints } from './webhook-store.ts';

type Ports = {
  readonly endpoints: Pick<WebhookEndpoints, 'find' | 'save'>;
  readonly now: () => Date;
};

const TRIES = 3;
const BY_SENDER = { kind: 'system', id: 'webhooks' } as const;

/**
 * Writes down how an endpoint's attempts went, and what follows: its owners are told that it fails, and at last it is
 * disabled. Where others write it at the same time this is one opinion of many: the next attempt tells it again.
 */
export async function noteVerdicts(
  ports: Ports,
  endpoint: WebhookEndpoint,
  verdicts: readonly Verdict[],
): Promise<void> {
  let before: WebhookEndpoint | null = endpoint;
  for (let left = TRIES; before && left > 0; left -= 1) {
    const { after, event } = afterVerdicts(before, verdicts, ports.now());
    if (!after || (await ports.endpoints.save({ before, after }, event))) return;
    before = await ports.endpoints.find(endpoint.tenantId, endpoint.id);
  }
}

/** Nothing where there is nothing to write. */
function afterVerdicts(before: WebhookEndpoint, verdicts: readonly Verdict[], at: Date) {
  const { health } = before;
  let now: EndpointHealth = health;
  for (const verdict of verdicts) now = healthAfter(now, verdict, at);
  const isGone = verdicts.some((verdict) => verdict.isGone);
  const because = givenUp(before, now, { isGone, at });
  if (!because && !isWorthNoting(health, now)) return {};
  const after = {
    ...before,
    health: { ...now, version: health.version + 1 },
    ...(because && { disabled: { because, at }, version: before.version + 1, updatedAt: at }),
  };
  const happening = { endpoint: after, occasion: { time: at, actor: BY_SENDER } };
  if (because) {
    return { after, event: webhookEvent('webhook_endpoint.disabled', happening, { because }) };
  }
  return { after, event: isToldNow(health, now) ? failingEvent(happening, now) : undefined };
}

const isToldNow = (before: EndpointHealth, now: EndpointHealth) =>
  now.isTold === true && before.isTold !== true;

const failingEvent = (
  happening: Parameters<typeof webhookEvent>[1],
  { failingSince, last }: EndpointHealth,
) =>
  webhookEvent('webhook_endpoint.failing', happening, {
    since: failingSince?.toISOString(),
    reason: last?.reason ?? '',
  });
