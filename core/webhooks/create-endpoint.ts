import { newId } from '../../kit/id.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import {
  newWebhookSecret,
  verificationKeyOf,
  type WebhookSigning,
} from '../../kit/standard-webhooks.ts';
import type { Principal } from '../access/principal.ts';
import { occasionOf, type DomainEvent, type Occasion } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { InvalidDraft } from '../tenants/field-error.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import { MAX_WEBHOOK_ENDPOINTS } from '../tenants/webhook-wish.ts';
import { HEALTHY, type EndpointSecret, type WebhookEndpoint } from './endpoint.ts';
import { endpointErrors, type EndpointWishes } from './validate-endpoint.ts';
import { webhookEvent } from './webhook-events.ts';
import type {
  EndpointLimitReached,
  SecretOwner,
  TenantBusy,
  WebhookEndpoints,
  WebhookSecrets,
} from './webhook-store.ts';

export type EndpointPorts = {
  readonly endpoints: WebhookEndpoints;
  readonly secrets: WebhookSecrets;
  readonly allowsLoopback: boolean;
  readonly now: () => Date;
};

export type EndpointDraft = EndpointWishes & {
  readonly url: string;
  readonly eventTypes: readonly string[];
  readonly signing: WebhookSigning;
  readonly isEnabled: boolean;
};

/** An endpoint, and what its receiver verifies with; shown with what makes it. */
export type WithKey = { readonly endpoint: WebhookEndpoint; readonly verificationKey?: string };

type Creation = {
  readonly tenantId: TenantId;
  readonly draft: EndpointDraft;
  readonly claim?: IdempotencyClaim | undefined;
};

export async function createEndpoint(
  ports: EndpointPorts,
  principal: Principal,
  { tenantId, draft, claim }: Creation,
): Promise<
  Result<WithKey, InvalidDraft | EndpointLimitReached | IdempotencyKeyReused | TenantBusy>
> {
  const errors = endpointErrors(draft, ports);
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });
  const owner = { tenantId, id: newId('whe') };
  const occasion = occasionOf(principal, ports.now());
  const { verificationKey, ...made } = await newEndpoint(ports, owner, { draft, occasion });
  const created = await ports.endpoints.create({ ...made, limit: MAX_WEBHOOK_ENDPOINTS, claim });
  if (!created.ok) return created;
  const { isReplay, endpoint } = created.value;
  return ok({ endpoint, ...(!isReplay && { verificationKey }) });
}

type Occurrence = { readonly draft: EndpointDraft; readonly occasion: Occasion };
type Made = {
  readonly endpoint: WebhookEndpoint;
  readonly event: DomainEvent<string, object>;
  readonly verificationKey: string;
};

/** As it is written first, with a secret that was never used, and what is told of it. */
export async function newEndpoint(
  ports: SecretPorts,
  owner: SecretOwner,
  { draft, occasion }: Occurrence,
): Promise<Made> {
  const { url, description = '', eventTypes, messagesPerSecond, signing, isEnabled } = draft;
  const { time: now } = occasion;
  const { secret, verificationKey } = await newSecret(ports, owner, signing);
  const endpoint: WebhookEndpoint = {
    ...{ ...owner, url, description, eventTypes: [...new Set(eventTypes)] },
    ...(await sealedHeaders(ports, owner, draft.headers)),
    ...(typeof messagesPerSecond === 'number' && { messagesPerSecond }),
    ...(!isEnabled && { disabled: { because: 'asked', at: now } }),
    ...{ secrets: [secret], createdAt: now, updatedAt: now, version: 1, health: HEALTHY },
  };
  const event = webhookEvent('webhook_endpoint.created', { endpoint, occasion });
  return { endpoint, event, verificationKey };
}

type SecretPorts = {
  readonly secrets: Pick<WebhookSecrets, 'encrypt'>;
  readonly now: () => Date;
};

export async function newSecret(
  { secrets, now }: SecretPorts,
  owner: SecretOwner,
  signing: WebhookSigning,
): Promise<{ readonly secret: EndpointSecret; readonly verificationKey: string }> {
  const plain = newWebhookSecret(signing);
  const ciphertext = await secrets.encrypt(owner, plain);
  return {
    secret: { signing, ciphertext, createdAt: now() },
    verificationKey: verificationKeyOf(plain),
  };
}

/** Names can be read again, values cannot. */
export async function sealedHeaders(
  { secrets }: Pick<SecretPorts, 'secrets'>,
  owner: SecretOwner,
  headers: Readonly<Record<string, string>> = {},
): Promise<Pick<WebhookEndpoint, 'headers'>> {
  const names = Object.keys(headers);
  if (names.length === 0) return {};
  return { headers: { names, ciphertext: await secrets.encrypt(owner, JSON.stringify(headers)) } };
}
