import type { Page, PageRequest } from '../../kit/page.ts';
import type { Result } from '../../kit/result.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import type { WebhookEndpoint, WebhookEndpointId } from './endpoint.ts';
import type {
  MessageRef,
  MessageState,
  ToldEvent,
  WebhookAttempt,
  WebhookMessage,
  WebhookMessageId,
} from './message.ts';
import type { ResendTask } from './resend-task.ts';

export type EndpointLimitReached = {
  readonly kind: 'EndpointLimitReached';
  readonly limit: number;
};
/** Somebody else wrote it in the same moment. */
export type TenantBusy = { readonly kind: 'TenantBusy' };

type Told = DomainEvent<string, object>;

export type NewEndpoint = {
  readonly endpoint: WebhookEndpoint;
  readonly event: Told;
  /** How many the tenant may have. */
  readonly limit: number;
  readonly claim?: IdempotencyClaim | undefined;
};

export type EndpointChange = { readonly before: WebhookEndpoint; readonly after: WebhookEndpoint };

/** The endpoints of tenants. Each write is one transaction with what is told of it. All throw on an outage. */
export interface WebhookEndpoints {
  find(tenantId: TenantId, id: WebhookEndpointId): Promise<WebhookEndpoint | null>;
  /** All of them, the first one first; they are few. */
  list(tenantId: TenantId): Promise<readonly WebhookEndpoint[]>;
  /** Of two that race for the last place one fails; a repeated request is answered with what its first one wrote. */
  create(
    creation: NewEndpoint,
  ): Promise<
    Result<
      { readonly endpoint: WebhookEndpoint; readonly isReplay: boolean },
      EndpointLimitReached | IdempotencyKeyReused | TenantBusy
    >
  >;
  /** Writes what changed, of the endpoint and of its health; false where either is in another version by now. */
  save(change: EndpointChange, event?: Told): Promise<boolean>;
  remove(endpoint: WebhookEndpoint, event: Told): Promise<boolean>;
}

export type MessageFilter = {
  readonly state?: MessageState | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
};

/** What endpoints are told, and what came of it. A write holds only while the version before it stands. */
export interface WebhookMessages {
  /** Again is harmless. */
  keepEvent(event: ToldEvent): Promise<void>;
  findEvent(tenantId: TenantId, id: ToldEvent['id']): Promise<ToldEvent | null>;
  /** Those of that time and later, in the order of their ids. */
  eventsSince(
    tenantId: TenantId,
    since: Date,
    page: PageRequest<ToldEvent['id']>,
  ): Promise<Page<ToldEvent>>;

  /** False where there is one. */
  add(message: WebhookMessage): Promise<boolean>;
  /** Each once, also where it is asked for twice: a queue may give two copies of a message at once. */
  findAll(refs: readonly MessageRef[]): Promise<readonly WebhookMessage[]>;
  /** Of one endpoint, the latest first. */
  list(
    of: Pick<MessageRef, 'tenantId' | 'endpointId'>,
    filter: MessageFilter,
    page: PageRequest<WebhookMessageId>,
  ): Promise<Page<WebhookMessage>>;
  save(after: WebhookMessage): Promise<boolean>;
  /** Those that the sweep is to look at by then, page by page. */
  due(until: Date): AsyncIterable<readonly WebhookMessage[]>;

  noteAttempt(ref: MessageRef, attempt: WebhookAttempt): Promise<void>;
  /** The first one first. */
  attempts(ref: MessageRef): Promise<readonly WebhookAttempt[]>;
}

/** What an endpoint is sent again, piece by piece. */
export interface ResendTasks {
  /** In place of one of the same kind: from its time on where that is the earlier one, for it may not be done. */
  start(task: ResendTask): Promise<ResendTask>;
  save(after: ResendTask): Promise<boolean>;
  finish(task: ResendTask): Promise<boolean>;
  due(): AsyncIterable<readonly ResendTask[]>;
}

/** A message on its way to the sender. */
export type QueuedMessage = MessageRef & { readonly delaySeconds?: number };

export interface WebhookQueue {
  /** Throws where not all were taken. */
  send(messages: readonly QueuedMessage[]): Promise<void>;
}

/** Encrypts what an endpoint signs with and is sent beside; another endpoint's is not decrypted. */
export interface WebhookSecrets {
  encrypt(of: SecretOwner, text: string): Promise<string>;
  decrypt(of: SecretOwner, ciphertext: string): Promise<string>;
}
export type SecretOwner = { readonly tenantId: TenantId; readonly id: WebhookEndpointId };

/** How much at once an endpoint may take of the senders. */
export interface EndpointSlots {
  /** One of `limit` places until then, or null where all are taken. */
  take(of: SecretOwner, limit: number, until: Date): Promise<{ release(): Promise<void> } | null>;
  /** How many of these may be sent in this second at that rate. */
  admit(of: SecretOwner, wished: number, perSecond: number): Promise<number>;
}
