import type { TenantId } from '../tenancy/tenant-context.ts';
import { wants } from '../events/event-pattern.ts';
import { messageOf, type ToldEvent, type WebhookMessage } from './message.ts';
import { toldEvent, type HeardEvent } from './told-event.ts';
import type { WebhookEndpoints, WebhookMessages, WebhookQueue } from './webhook-store.ts';

export type FanOutPorts = {
  readonly endpoints: Pick<WebhookEndpoints, 'list'>;
  readonly messages: Pick<WebhookMessages, 'keepEvent' | 'add'>;
  readonly queue: WebhookQueue;
  readonly now: () => Date;
};

/**
 * Makes a message for each endpoint that wants one of the tenant's events, and how many there were. An event that is
 * heard again makes none; what was written and not queued, because a run died between the two, the sweep finds.
 */
export async function fanOut(
  ports: FanOutPorts,
  tenantId: TenantId,
  events: readonly HeardEvent[],
): Promise<number> {
  const endpoints = await ports.endpoints.list(tenantId);
  if (endpoints.length === 0) return 0;
  const listening = endpoints.filter(({ disabled }) => !disabled);
  const now = ports.now();
  const perEvent = events.map(async (event): Promise<readonly WebhookMessage[]> => {
    const told = toldEvent(event, tenantId);
    // Also where nobody wants it now: who asks later for what was missed is told of it.
    await ports.messages.keepEvent(told);
    const wanting = listening.filter(({ eventTypes }) => wants(eventTypes, told.type));
    return added(
      ports,
      wanting.map(({ id }) => messageOf(told, id, now)),
    );
  });
  const fresh = (await Promise.all(perEvent)).flat();
  if (fresh.length > 0) await ports.queue.send(fresh);
  return fresh.length;
}

/** Those that there were not. */
export async function added(
  { messages }: { readonly messages: Pick<WebhookMessages, 'add'> },
  all: readonly WebhookMessage[],
): Promise<readonly WebhookMessage[]> {
  const isNew = await Promise.all(all.map((message) => messages.add(message)));
  return all.filter((_, index) => isNew[index]);
}

/** One message to one endpoint, whatever it wants otherwise. */
export async function tellOne(
  ports: Omit<FanOutPorts, 'endpoints'>,
  told: ToldEvent,
  endpointId: WebhookMessage['endpointId'],
): Promise<WebhookMessage> {
  const message = messageOf(told, endpointId, ports.now());
  await ports.messages.keepEvent(told);
  await ports.messages.add(message);
  await ports.queue.send([message]);
  return message;
}
