import type { DomainEvent } from '../../core/events/domain-event.ts';
import type { WebhookEndpoint } from '../../core/webhooks/endpoint.ts';
import type {
  MessageRef,
  ToldEvent,
  WebhookAttempt,
  WebhookMessage,
} from '../../core/webhooks/message.ts';
import type { ResendTask } from '../../core/webhooks/resend-task.ts';
import type {
  EndpointChange,
  MessageFilter,
  NewEndpoint,
  ResendTasks,
  WebhookEndpoints,
  WebhookMessages,
} from '../../core/webhooks/webhook-store.ts';
import { firstIdAt } from '../../kit/id.ts';
import type { PageRequest } from '../../kit/page.ts';
import { fail, ok } from '../../kit/result.ts';

/** Endpoints in memory. */
export class FakeWebhookEndpoints implements WebhookEndpoints {
  readonly all = new Map<string, WebhookEndpoint>();
  readonly events: DomainEvent<string, object>[] = [];
  readonly #claims = new Map<string, { fingerprint: string; key: string }>();

  find(tenantId: string, id: string) {
    return Promise.resolve(this.all.get(`${tenantId} ${id}`) ?? null);
  }

  list(tenantId: string) {
    const own = [...this.all.values()].filter((endpoint) => endpoint.tenantId === tenantId);
    return Promise.resolve(own.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
  }

  async create({ endpoint, event, limit, claim }: NewEndpoint) {
    const claimed = claim && this.#claims.get(`${claim.actor} ${claim.key}`);
    if (claim && claimed) {
      if (claimed.fingerprint !== claim.fingerprint) {
        return fail({ kind: 'IdempotencyKeyReused' } as const);
      }
      const first = this.all.get(claimed.key);
      return first
        ? ok({ endpoint: first, isReplay: true })
        : fail({ kind: 'TenantBusy' } as const);
    }
    const own = await this.list(endpoint.tenantId);
    if (own.length >= limit) return fail({ kind: 'EndpointLimitReached', limit } as const);
    const key = keyOf(endpoint);
    if (this.all.has(key)) return fail({ kind: 'TenantBusy' } as const);
    this.all.set(key, endpoint);
    this.events.push(event);
    if (claim) {
      this.#claims.set(`${claim.actor} ${claim.key}`, { fingerprint: claim.fingerprint, key });
    }
    return ok({ endpoint, isReplay: false });
  }

  save({ before, after }: EndpointChange, event?: DomainEvent<string, object>) {
    const present = this.all.get(keyOf(after));
    const isChanged = after.version !== before.version;
    const isNoted = after.health.version !== before.health.version;
    const isMet =
      present &&
      (!isChanged || present.version === before.version) &&
      (!isNoted || present.health.version === before.health.version);
    if (!isMet) return Promise.resolve(false);
    const { health } = isNoted ? after : present;
    this.all.set(keyOf(after), { ...(isChanged ? after : present), health });
    if (event) this.events.push(event);
    return Promise.resolve(true);
  }

  remove(endpoint: WebhookEndpoint, event: DomainEvent<string, object>) {
    if (this.all.get(keyOf(endpoint))?.version !== endpoint.version) return Promise.resolve(false);
    this.all.delete(keyOf(endpoint));
    this.events.push(event);
    return Promise.resolve(true);
  }
}

const keyOf = ({ tenantId, id }: WebhookEndpoint) => `${tenantId} ${id}`;

const refKey = ({ tenantId, endpointId, id }: MessageRef) => `${tenantId} ${endpointId} ${id}`;

/** Messages, the events behind them and their attempts, in memory. */
export class FakeWebhookMessages implements WebhookMessages {
  readonly all = new Map<string, WebhookMessage>();
  readonly events = new Map<string, ToldEvent>();
  readonly noted = new Map<string, WebhookAttempt[]>();

  keepEvent(event: ToldEvent) {
    this.events.set(`${event.tenantId} ${event.id}`, event);
    return Promise.resolve();
  }

  findEvent(tenantId: string, id: string) {
    return Promise.resolve(this.events.get(`${tenantId} ${id}`) ?? null);
  }

  eventsSince(tenantId: string, since: Date, { limit, after }: PageRequest) {
    const first = firstIdAt('evt', since);
    const own = [...this.events.values()]
      .filter((event) => event.tenantId === tenantId && event.id >= first)
      .filter(({ id }) => after === undefined || id > after)
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
    return Promise.resolve(pageOf(own, limit));
  }

  add(message: WebhookMessage) {
    if (this.all.has(refKey(message))) return Promise.resolve(false);
    this.all.set(refKey(message), message);
    return Promise.resolve(true);
  }

  findAll(refs: readonly MessageRef[]) {
    const keys = new Set(refs.map(refKey));
    return Promise.resolve([...keys].flatMap((key) => this.all.get(key) ?? []));
  }

  list(
    of: Omit<MessageRef, 'id'>,
    { state, since, until }: MessageFilter,
    { limit, after }: PageRequest,
  ) {
    const first = firstIdAt('whm', since ?? new Date(0));
    const last = until ? firstIdAt('whm', new Date(until.getTime() + 1)) : 'whm_~';
    const own = [...this.all.values()]
      .filter(
        ({ tenantId, endpointId }) => tenantId === of.tenantId && endpointId === of.endpointId,
      )
      .filter(({ id }) => id >= first && id < last && (after === undefined || id < after))
      .filter((message) => state === undefined || message.state === state)
      .toSorted((one, other) => (one.id < other.id ? 1 : -1));
    return Promise.resolve(pageOf(own, limit));
  }

  save(after: WebhookMessage) {
    if (this.all.get(refKey(after))?.version !== after.version - 1) return Promise.resolve(false);
    this.all.set(refKey(after), after);
    return Promise.resolve(true);
  }

  async *due(until: Date) {
    const due = [...this.all.values()].filter(({ lookAt }) => lookAt && lookAt <= until);
    if (due.length > 0) yield await Promise.resolve(due);
  }

  noteAttempt(ref: MessageRef, attempt: WebhookAttempt) {
    this.noted.set(refKey(ref), [...(this.noted.get(refKey(ref)) ?? []), attempt]);
    return Promise.resolve();
  }

  attempts(ref: MessageRef) {
    return Promise.resolve(this.noted.get(refKey(ref)) ?? []);
  }
}

function pageOf<Item extends { readonly id: string }>(all: readonly Item[], limit: number) {
  const items = all.slice(0, limit);
  const next = items.at(-1)?.id;
  return { items, ...(all.length > limit && next && { next }) };
}

/** What endpoints are sent again, in memory. */
export class FakeResendTasks implements ResendTasks {
  readonly all = new Map<string, ResendTask>();

  start(task: ResendTask) {
    const before = this.all.get(taskKey(task));
    const since = before && before.since < task.since ? before.since : task.since;
    const started = { ...task, since };
    this.all.set(taskKey(task), started);
    return Promise.resolve(started);
  }

  save(after: ResendTask) {
    if (!this.#isStill({ ...after, version: after.version - 1 })) return Promise.resolve(false);
    this.all.set(taskKey(after), after);
    return Promise.resolve(true);
  }

  finish(task: ResendTask) {
    return Promise.resolve(this.#isStill(task) && this.all.delete(taskKey(task)));
  }

  async *due() {
    if (this.all.size > 0) yield await Promise.resolve([...this.all.values()]);
  }

  #isStill(task: ResendTask) {
    const present = this.all.get(taskKey(task));
    return present?.version === task.version && present.until.getTime() === task.until.getTime();
  }
}

const taskKey = ({ tenantId, endpointId, kind }: ResendTask) => `${tenantId} ${endpointId} ${kind}`;
