import { domainEvent, occasionOf } from '../events/domain-event.ts';
import type { Principal } from '../access/principal.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { tellOne, type FanOutPorts } from './fan-out.ts';
import type { WebhookEndpoint } from './endpoint.ts';
import type { WebhookMessage } from './message.ts';
import { toldEvent } from './told-event.ts';

/** Of no catalogue: nobody subscribes to it. */
export const TEST_TYPE = 'webhook.test';

export type EndpointDisabled = { readonly kind: 'EndpointDisabled' };

/** Sends an endpoint one message, whatever it wants otherwise. */
export async function testEndpoint(
  ports: Omit<FanOutPorts, 'endpoints'>,
  principal: Principal,
  { tenantId, id, disabled }: WebhookEndpoint,
): Promise<Result<WebhookMessage, EndpointDisabled>> {
  if (disabled) return fail({ kind: 'EndpointDisabled' });
  const event = domainEvent({
    ...occasionOf(principal, ports.now()),
    ...{ type: TEST_TYPE, version: 1, tenantId, data: { endpointId: id } },
  });
  return ok(await tellOne(ports, toldEvent(event, tenantId), id));
}
