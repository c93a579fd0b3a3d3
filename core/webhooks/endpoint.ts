import type { Id } from '../../kit/id.ts';
import type { WebhookSigning } from '../../kit/standard-webhooks.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';

export type WebhookEndpointId = Id<'whe'>;

/** What messages are signed with. */
export type EndpointSecret = {
  readonly signing: WebhookSigning;
  /** Encrypted for this endpoint of this tenant alone. */
  readonly ciphertext: string;
  readonly createdAt: Date;
  /** Of one that another took the place of: until then both sign. */
  readonly until?: Date;
};

type LastAnswer = {
  readonly at: Date;
  readonly status?: number;
  /** Why it is no success. */
  readonly reason?: string;
};

/** How its last attempts went; written by the sender, and by who enables it. */
export type EndpointHealth = {
  readonly version: number;
  /** Since when no attempt succeeded. */
  readonly failingSince?: Date;
  /** Whether the owners were told of it. */
  readonly isTold?: boolean;
  /** How many attempts in turn got no answer in time, as far as it matters. */
  readonly timeouts: number;
  /** It asked to be left alone until then. */
  readonly pausedUntil?: Date;
  readonly last?: LastAnswer;
};

/** Why an endpoint is sent nothing: its tenant said so, it answered 410, or it failed for too long. */
export type DisabledBecause = 'asked' | 'gone' | 'failing';

export type WebhookEndpoint = {
  readonly tenantId: TenantId;
  readonly id: WebhookEndpointId;
  readonly url: string;
  readonly description: string;
  /** Patterns: `member.invited`, `member.*`, `*`. */
  readonly eventTypes: readonly string[];
  /** Sent with each message beside what the platform says: often a credential, so encrypted. */
  readonly headers?: { readonly names: readonly string[]; readonly ciphertext: string };
  /** At most so many messages a second; without it as many as come. */
  readonly messagesPerSecond?: number;
  readonly disabled?: { readonly because: DisabledBecause; readonly at: Date };
  /** The present one first. */
  readonly secrets: readonly EndpointSecret[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Of all above; of `health` its own. */
  readonly version: number;
  readonly health: EndpointHealth;
};

export const HEALTHY: EndpointHealth = { version: 0, timeouts: 0 };

export type EndpointState = 'active' | 'failing' | 'disabled';

export const endpointState = ({ disabled, health }: WebhookEndpoint): EndpointState =>
  disabled ? 'disabled' : health.failingSince ? 'failing' : 'active';

/** What signs at that time: the present one, and those before it whose overlap lasts. */
export const signingSecrets = (
  { secrets }: Pick<WebhookEndpoint, 'secrets'>,
  now: Date,
): readonly EndpointSecret[] => secrets.filter(({ until }) => !until || until > now);
