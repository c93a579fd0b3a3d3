import { describe, expect, it } from 'vitest';
import { domainEvent } from '../../core/events/domain-event.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { HEALTHY, type WebhookEndpoint } from '../../core/webhooks/endpoint.ts';
import { messageOf, type ToldEvent, type WebhookMessage } from '../../core/webhooks/message.ts';
import type { ResendTask } from '../../core/webhooks/resend-task.ts';
import { webhookEvent } from '../../core/webhooks/webhook-events.ts';
import type {
  ResendTasks,
  WebhookEndpoints,
  WebhookMessages,
} from '../../core/webhooks/webhook-store.ts';
import { toldEvent } from '../../core/webhooks/told-event.ts';
import { derivedId, newId } from '../../kit/id.ts';

export type WebhookStores = {
  readonly endpoints: WebhookEndpoints;
  readonly messages: WebhookMessages;
  readonly tasks: ResendTasks;
};

const NOW = new Date('2026-11-28T12:00:00.000Z');
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const occasion = { time: NOW, actor: { kind: 'user' as const, id: 'usr' } };

const anEndpoint = (tenantId: TenantId): WebhookEndpoint => ({
  ...{ tenantId, id: newId('whe'), url: 'https://hooks.example/in', description: '' },
  ...{ eventTypes: ['*'], headers: { names: ['x-a'], ciphertext: 'sealed' }, messagesPerSecond: 5 },
  secrets: [{ signing: 'hmac', ciphertext: 'encrypted', createdAt: NOW, until: later(60) }],
  ...{ createdAt: NOW, updatedAt: NOW, version: 1, health: HEALTHY },
});

const told = (tenantId: TenantId, seconds = 0): ToldEvent => {
  const time = later(seconds);
  const event = domainEvent({
    ...{ ...occasion, time, type: 'member.joined', version: 1, tenantId, data: {} },
  });
  return { ...toldEvent(event, tenantId), id: derivedId('evt', time, event.id) };
};

/** What the stores of webhooks promise. */
export function describeWebhookStores(name: string, make: () => Promise<WebhookStores>): void {
  describe(`${name}: endpoints`, () => {
    const made = async (tenantId = newId('tnt')) => {
      const { endpoints } = await make();
      const endpoint = anEndpoint(tenantId);
      const event = webhookEvent('webhook_endpoint.created', { endpoint, occasion });
      return { endpoints, endpoint, event, creation: { endpoint, event, limit: 2 } };
    };

    it('are found as they were written, by their own tenant', async () => {
      const { endpoints, endpoint, creation } = await made();
      expect(await endpoints.create(creation)).toMatchObject({ ok: true });
      expect(await endpoints.find(endpoint.tenantId, endpoint.id)).toEqual(endpoint);
      expect(await endpoints.list(endpoint.tenantId)).toEqual([endpoint]);
      expect(await endpoints.find(newId('tnt'), endpoint.id)).toBeNull();
    });

    it('are as many as there may be, and one that is removed makes place', async () => {
      const { endpoints, endpoint, creation } = await made();
      const another = () => {
        const next = anEndpoint(endpoint.tenantId);
        const event = webhookEvent('webhook_endpoint.created', { endpoint: next, occasion });
        return endpoints.create({ endpoint: next, event, limit: 2 });
      };
      await endpoints.create(creation);
      expect(await another()).toMatchObject({ ok: true });
      expect(await another()).toMatchObject({ error: { kind: 'EndpointLimitReached', limit: 2 } });
      const event = webhookEvent('webhook_endpoint.removed', { endpoint, occasion });
      expect(await endpoints.remove(endpoint, event)).toBe(true);
      expect(await endpoints.remove(endpoint, { ...event, id: newId('evt') })).toBe(false);
      expect(await another()).toMatchObject({ ok: true });
    });

    it('are made once of one idempotency key', async () => {
      const { endpoints, endpoint, creation } = await made();
      const claim = { actor: newId('tnt'), key: 'k', fingerprint: 'f' };
      await endpoints.create({ ...creation, claim });
      const again = anEndpoint(endpoint.tenantId);
      const event = webhookEvent('webhook_endpoint.created', { endpoint: again, occasion });
      const repeated = { endpoint: again, event, limit: 2 };
      expect(await endpoints.create({ ...repeated, claim })).toEqual({
        ok: true,
        value: { endpoint, isReplay: true },
      });
      expect(
        await endpoints.create({ ...repeated, claim: { ...claim, fingerprint: 'other' } }),
      ).toMatchObject({ error: { kind: 'IdempotencyKeyReused' } });
    });

    it('are changed in the version that is known, apart from how they do', async () => {
      const { endpoints, endpoint: before, creation } = await made();
      await endpoints.create(creation);
      const failing = {
        version: 1,
        timeouts: 1,
        failingSince: NOW,
        last: { at: NOW, status: 500 },
      };
      const noted = { ...before, health: failing };
      expect(await endpoints.save({ before, after: noted })).toBe(true);
      expect(await endpoints.save({ before, after: noted })).toBe(false);
      const changed = { ...before, url: 'https://other.example/', version: 2 };
      expect(await endpoints.save({ before, after: changed })).toBe(true);
      expect(await endpoints.save({ before, after: changed })).toBe(false);
      expect(await endpoints.find(before.tenantId, before.id)).toEqual({
        ...changed,
        health: failing,
      });
    });
  });

  describe(`${name}: messages`, () => {
    const made = async (seconds = 0) => {
      const { messages } = await make();
      const tenantId = newId('tnt');
      const event = told(tenantId, seconds);
      const message = messageOf(event, newId('whe'), NOW);
      return { messages, tenantId, event, message };
    };

    it('are found as they were written, and written once', async () => {
      const { messages, message } = await made();
      expect(await messages.add(message)).toBe(true);
      expect(await messages.add(message)).toBe(false);
      expect(await messages.findAll([message])).toEqual([message]);
      expect(await messages.findAll([{ ...message, tenantId: newId('tnt') }])).toEqual([]);
    });

    it('are given once each, though two copies of one are asked for', async () => {
      const { messages, message } = await made();
      await messages.add(message);
      expect(await messages.findAll([message, message])).toEqual([message]);
    });

    it('are changed by whom knows the version that is there', async () => {
      const { messages, message } = await made();
      await messages.add(message);
      const rest = { ...message, lookAt: undefined };
      const after: WebhookMessage = { ...rest, state: 'delivered', deliveredAt: NOW, version: 2 };
      expect(await messages.save(after)).toBe(true);
      expect(await messages.save(after)).toBe(false);
      expect(await messages.findAll([message])).toEqual([after]);
    });

    it('are due from their time on, until it is another one or none', async () => {
      const { messages, message } = await made();
      await messages.add(message);
      const isDue = async (until: Date) => {
        for await (const page of messages.due(until)) {
          if (page.some(({ id }) => id === message.id)) return true;
        }
        return false;
      };
      const lookAt = message.lookAt ?? NOW;
      expect(await isDue(new Date(lookAt.getTime() - 1))).toBe(false);
      expect(await isDue(lookAt)).toBe(true);
      const rest = { ...message, lookAt: undefined };
      await messages.save({ ...rest, state: 'failed', version: 2 });
      expect(await isDue(lookAt)).toBe(false);
    });

    it('are listed by endpoint, state and time, the latest first, page by page', async () => {
      const { messages, tenantId, message: first } = await made();
      const { endpointId } = first;
      const others = [1, 2, 3].map((second) => messageOf(told(tenantId, second), endpointId, NOW));
      for (const message of [first, ...others]) await messages.add(message);
      await messages.add(messageOf(told(tenantId, 9), newId('whe'), NOW));
      const of = { tenantId, endpointId };
      const all = [first, ...others].map(({ id }) => id).toReversed();
      const page = await messages.list(of, {}, { limit: 3 });
      expect(page.items.map(({ id }) => id)).toEqual(all.slice(0, 3));
      const rest = await messages.list(of, {}, { limit: 3, after: page.next as `whm_${string}` });
      expect(rest.items.map(({ id }) => id)).toEqual(all.slice(3));
      const between = { since: later(1), until: later(2) };
      const some = await messages.list(of, between, { limit: 9 });
      expect(some.items.map(({ id }) => id)).toEqual(all.slice(1, 3));
      await messages.save({ ...first, state: 'failed', version: 2 });
      const failed = await messages.list(of, { state: 'failed' }, { limit: 9 });
      expect(failed.items.map(({ id }) => id)).toEqual([first.id]);
    });

    it('keep the event behind them, and the attempts in their order', async () => {
      const { messages, tenantId, event, message } = await made();
      await messages.keepEvent(event);
      await messages.keepEvent(event);
      expect(await messages.findEvent(tenantId, event.id)).toEqual(event);
      expect(await messages.findEvent(newId('tnt'), event.id)).toBeNull();
      const attempt = { at: NOW, latencyMs: 5, isDelivered: false, status: 500, answer: 'no' };
      const second = { at: later(5), latencyMs: 7, isDelivered: true, status: 204 };
      await messages.noteAttempt(message, attempt);
      await messages.noteAttempt(message, second);
      expect(await messages.attempts(message)).toEqual([attempt, second]);
    });

    it('tell the events of a time in their order, page by page', async () => {
      const { messages, tenantId } = await made();
      const events = [0, 10, 20, 30].map((second) => told(tenantId, second));
      for (const event of events) await messages.keepEvent(event);
      const ids = events.map(({ id }) => id);
      const page = await messages.eventsSince(tenantId, later(10), { limit: 2 });
      expect(page.items.map(({ id }) => id)).toEqual(ids.slice(1, 3));
      const after = page.next as `evt_${string}`;
      const rest = await messages.eventsSince(tenantId, later(10), { limit: 2, after });
      expect(rest.items.map(({ id }) => id)).toEqual(ids.slice(3));
    });
  });

  describe(`${name}: what is sent again`, () => {
    it('is due until it is finished, and a new start takes its place', async () => {
      const { tasks } = await make();
      const of = { tenantId: newId('tnt'), endpointId: newId('whe') };
      const until = new Date(Date.now() - 60_000);
      const first: ResendTask = { ...of, kind: 'recover', since: NOW, until, sent: 0, version: 1 };
      const ours = async () => {
        const found: ResendTask[] = [];
        for await (const page of tasks.due()) found.push(...page);
        return found.filter(({ tenantId }) => tenantId === of.tenantId);
      };
      await tasks.start(first);
      const second = { ...first, cursor: 'whm_1', sent: 3, version: 2 };
      expect(await tasks.save(second)).toBe(true);
      expect(await tasks.save(second)).toBe(false);
      expect(await ours()).toEqual([second]);
      const anew = { ...first, until: new Date(Date.now() - 50_000) };
      await tasks.start(anew);
      expect(await tasks.finish(second)).toBe(false);
      expect(await tasks.finish(anew)).toBe(true);
      expect(await ours()).toEqual([]);
    });

    it('goes on from the earlier time of one that was not done', async () => {
      const { tasks } = await make();
      const of = { tenantId: newId('tnt'), endpointId: newId('whe') };
      const first: ResendTask = {
        ...{ ...of, kind: 'recover', since: NOW, until: later(90), sent: 0, version: 1 },
      };
      const second = { ...first, since: later(60), until: later(100) };
      const third = { ...second, since: later(-60), until: later(110) };
      const other: ResendTask = { ...second, kind: 'replay' };
      await tasks.start(first);
      expect(await tasks.start(second)).toEqual({ ...second, since: NOW });
      expect(await tasks.finish(first)).toBe(false);
      expect(await tasks.start(third)).toEqual(third);
      expect(await tasks.start(other)).toEqual(other);
      expect(await tasks.finish(third)).toBe(true);
      expect(await tasks.start(second)).toEqual(second);
    });
  });
}
