import { derivedId } from '../../kit/id.ts';
import { ok } from '../../kit/result.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { MAX_WEBHOOK_ENDPOINTS, type WebhookWish } from '../tenants/webhook-wish.ts';
import { newEndpoint } from '../webhooks/create-endpoint.ts';
import type { WebhookEndpoint, WebhookEndpointId } from '../webhooks/endpoint.ts';
import { webhookEvent } from '../webhooks/webhook-events.ts';
import type { WebhookEndpoints, WebhookSecrets } from '../webhooks/webhook-store.ts';
import { PROVISIONING_ACTOR } from './provisioning-actor.ts';
import type { ProvisioningStep } from './provisioning-step.ts';

export type CreateWebhookEndpointsPorts = {
  readonly endpoints: Pick<WebhookEndpoints, 'list' | 'create' | 'remove'>;
  readonly secrets: Pick<WebhookSecrets, 'encrypt'>;
  readonly now: () => Date;
};

type OnboardedEndpoint = WebhookWish & { readonly id: WebhookEndpointId };

/** What the onboarding asks for; an id is always the same for the same place in the list. */
export const onboardedEndpoints = ({
  id: tenantId,
  createdAt,
  integrations,
}: Pick<Tenant, 'id' | 'createdAt' | 'integrations'>): readonly OnboardedEndpoint[] =>
  (integrations?.webhooks ?? []).map((wish, place) => ({
    ...wish,
    // By one millisecond after the other, so that they are listed in that order.
    id: derivedId('whe', new Date(createdAt.getTime() + place), `${tenantId} ${place}`),
  }));

/** Makes the webhook endpoints that the onboarding asks for; their secrets are read where others' are. */
export const createWebhookEndpoints = (
  ports: CreateWebhookEndpointsPorts,
): ProvisioningStep<{ requested: true }> => ({
  name: 'create-webhook-endpoints',
  runsOn: 'provisioning',

  async perform(tenant, notes) {
    const wished = onboardedEndpoints(tenant);
    if (wished.length === 0) return ok({});
    await notes.intend({ requested: true });
    const present = await ports.endpoints.list(tenant.id);
    const ids = new Set(present.map(({ id }) => id));
    for (const one of wished.filter(({ id }) => !ids.has(id))) await create(ports, tenant, one);
    return ok({ endpoints: wished.length });
  },

  /** Until the tenant is active, nobody else makes one. */
  async undo(tenant) {
    for (const endpoint of await ports.endpoints.list(tenant.id)) await remove(ports, endpoint);
    return 'gone';
  },
});

const occasionAt = (time: Date) => ({ time, actor: PROVISIONING_ACTOR });

async function create(
  ports: CreateWebhookEndpointsPorts,
  { id: tenantId }: Tenant,
  { id, ...draft }: OnboardedEndpoint,
): Promise<void> {
  const occasion = occasionAt(ports.now());
  const { endpoint, event } = await newEndpoint(ports, { tenantId, id }, { draft, occasion });
  const limit = MAX_WEBHOOK_ENDPOINTS;
  const created = await ports.endpoints.create({ endpoint, event, limit });
  if (!created.ok) throw new EndpointsBusyError(tenantId);
}

async function remove(
  { endpoints, now }: CreateWebhookEndpointsPorts,
  endpoint: WebhookEndpoint,
): Promise<void> {
  const occasion = occasionAt(now());
  const event = webhookEvent('webhook_endpoint.removed', { endpoint, occasion });
  if (!(await endpoints.remove(endpoint, event))) throw new EndpointsBusyError(endpoint.tenantId);
}

/** Another run writes them at this moment: the next one finds what there is. */
class EndpointsBusyError extends Error {
  override readonly name = 'EndpointsBusyError';

  constructor(tenantId: string) {
    super(`The webhook endpoints of the tenant ${tenantId} were being written.`);
  }
}
