import { fail, ok, type Result } from '../../kit/result.ts';
import { verificationKeyOf, type WebhookSigning } from '../../kit/standard-webhooks.ts';
import type { Principal } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { InvalidDraft } from '../tenants/field-error.ts';
import type { VersionConflict } from '../tenants/tenant-registry.ts';
import { newSecret, sealedHeaders, type EndpointPorts, type WithKey } from './create-endpoint.ts';
import { signingSecrets, type WebhookEndpoint, type WebhookEndpointId } from './endpoint.ts';
import { endpointErrors, type EndpointWishes } from './validate-endpoint.ts';
import { webhookEvent, type WebhookEventType } from './webhook-events.ts';
import type { TenantBusy } from './webhook-store.ts';

export type EndpointNotFound = { readonly kind: 'EndpointNotFound' };
type EndpointRef = { readonly tenantId: TenantId; readonly id: WebhookEndpointId };
type Changed<Value, Error = never> = Promise<Result<Value, EndpointNotFound | TenantBusy | Error>>;

/** The longest overlap of two secrets. */
export const MAX_OVERLAP_SECONDS = 604_800;
/** Each is a signature of every message. */
const MAX_SECRETS = 5;

type Wish = {
  readonly wishes: EndpointWishes;
  /** Null for whichever it is in. */
  readonly versions: readonly number[] | null;
};

export async function changeEndpoint(
  ports: EndpointPorts,
  principal: Principal,
  { wishes, versions, ...ref }: EndpointRef & Wish,
): Changed<WebhookEndpoint, InvalidDraft | VersionConflict> {
  const errors = endpointErrors(wishes, ports);
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });
  const before = await ports.endpoints.find(ref.tenantId, ref.id);
  if (!before) return fail({ kind: 'EndpointNotFound' });
  if (versions && !versions.includes(before.version)) return fail({ kind: 'VersionConflict' });
  const { headers, messagesPerSecond, eventTypes, ...others } = wishes;
  const { headers: formerHeaders, messagesPerSecond: formerRate, ...kept } = before;
  const rate = messagesPerSecond === undefined ? formerRate : messagesPerSecond;
  const after = {
    ...{ ...kept, ...withoutUndefined(others) },
    ...(eventTypes && { eventTypes: [...new Set(eventTypes)] }),
    ...(headers
      ? await sealedHeaders(ports, ref, headers)
      : formerHeaders && { headers: formerHeaders }),
    ...(typeof rate === 'number' && { messagesPerSecond: rate }),
  };
  return saved(ports, principal, { before, after, type: 'webhook_endpoint.changed' });
}

const withoutUndefined = (wishes: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));

/** An enabled one begins anew: what failed before it says nothing of it. */
export async function switchEndpoint(
  ports: EndpointPorts,
  principal: Principal,
  { to, ...ref }: EndpointRef & { readonly to: 'enabled' | 'disabled' },
): Changed<WebhookEndpoint> {
  const before = await ports.endpoints.find(ref.tenantId, ref.id);
  if (!before) return fail({ kind: 'EndpointNotFound' });
  if ((to === 'disabled') === (before.disabled !== undefined)) return ok(before);
  if (to === 'enabled') {
    const health = { version: before.health.version + 1, timeouts: 0 };
    const after = { ...before, disabled: undefined, health };
    return saved(ports, principal, { before, after, type: 'webhook_endpoint.enabled' });
  }
  const disabled = { because: 'asked', at: ports.now() } as const;
  const after = { ...before, disabled };
  const more = { because: disabled.because };
  return saved(ports, principal, { before, after, type: 'webhook_endpoint.disabled', more });
}

type Rotation = { readonly overlapSeconds: number; readonly signing?: WebhookSigning | undefined };

/** A new secret; for the overlap both sign, so that no message fails while the receiver takes the new one. */
export async function rotateSecret(
  ports: EndpointPorts,
  principal: Principal,
  { overlapSeconds, signing, ...ref }: EndpointRef & Rotation,
): Changed<WithKey> {
  const before = await ports.endpoints.find(ref.tenantId, ref.id);
  if (!before) return fail({ kind: 'EndpointNotFound' });
  const now = ports.now();
  const [present, ...older] = signingSecrets(before, now);
  const made = await newSecret(ports, ref, signing ?? present?.signing ?? 'hmac');
  const until = new Date(now.getTime() + overlapSeconds * 1_000);
  const former = present && overlapSeconds > 0 ? [{ ...present, until }] : [];
  const secrets = [made.secret, ...former, ...(overlapSeconds > 0 ? older : [])];
  const after = { ...before, secrets: secrets.slice(0, MAX_SECRETS) };
  const rotated = await saved(ports, principal, {
    ...{ before, after, type: 'webhook_endpoint.secret_rotated' },
  });
  const { verificationKey } = made;
  return rotated.ok ? ok({ endpoint: rotated.value, verificationKey }) : rotated;
}

type ShownKey = {
  readonly signing: WebhookSigning;
  readonly verificationKey: string;
  readonly createdAt: Date;
  readonly until?: Date;
};

/** What a receiver verifies with now, the latest first: of Ed25519 the public key alone. */
export async function verificationKeys(
  { endpoints, secrets, now }: EndpointPorts,
  { tenantId, id }: EndpointRef,
): Promise<readonly ShownKey[] | null> {
  const endpoint = await endpoints.find(tenantId, id);
  if (!endpoint) return null;
  return Promise.all(
    signingSecrets(endpoint, now()).map(async ({ ciphertext, ...secret }) => ({
      ...secret,
      verificationKey: verificationKeyOf(await secrets.decrypt(endpoint, ciphertext)),
    })),
  );
}

export async function removeEndpoint(
  { endpoints, now }: Pick<EndpointPorts, 'endpoints' | 'now'>,
  principal: Principal,
  { tenantId, id }: EndpointRef,
): Changed<void> {
  const endpoint = await endpoints.find(tenantId, id);
  if (!endpoint) return fail({ kind: 'EndpointNotFound' });
  const occasion = occasionOf(principal, now());
  const event = webhookEvent('webhook_endpoint.removed', { endpoint, occasion });
  return (await endpoints.remove(endpoint, event)) ? ok(undefined) : fail({ kind: 'TenantBusy' });
}

type Change = {
  readonly before: WebhookEndpoint;
  readonly after: WebhookEndpoint;
  readonly type: WebhookEventType;
  readonly more?: object;
};

async function saved(
  { endpoints, now }: Pick<EndpointPorts, 'endpoints' | 'now'>,
  principal: Principal,
  { before, after, type, more }: Change,
): Promise<Result<WebhookEndpoint, TenantBusy>> {
  const time = now();
  const endpoint = { ...after, version: before.version + 1, updatedAt: time };
  const occasion = occasionOf(principal, time);
  const event = webhookEvent(type, { endpoint, occasion }, more);
  const isSaved = await endpoints.save({ before, after: endpoint }, event);
  return isSaved ? ok(endpoint) : fail({ kind: 'TenantBusy' });
}
