import type { User } from '../../../core/access/principal.ts';
import { domainEvent } from '../../../core/events/domain-event.ts';
import type {
  OutboundRequest,
  OutboundResponse,
} from '../../../core/outbound-http/outbound-http.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { createEndpoint, type EndpointDraft } from '../../../core/webhooks/create-endpoint.ts';
import type { WebhookEndpoint } from '../../../core/webhooks/endpoint.ts';
import { fanOut } from '../../../core/webhooks/fan-out.ts';
import type { MessageRef } from '../../../core/webhooks/message.ts';
import { sendMessages } from '../../../core/webhooks/send-messages.ts';
import { sweepMessages } from '../../../core/webhooks/sweep-messages.ts';
import type {
  EndpointSlots,
  QueuedMessage,
  SecretOwner,
} from '../../../core/webhooks/webhook-store.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import {
  FakeResendTasks,
  FakeWebhookEndpoints,
  FakeWebhookMessages,
} from '../../fakes/fake-webhooks.ts';
import { aTenant } from '../provisioning/a-tenant.ts';
import { requestInfo, tenantIdentity } from '../tenancy/tenant-contexts.ts';

export const START = new Date('2026-11-28T12:00:00.000Z');
export const owner = { ...tenantIdentity(), request: requestInfo } as User;

type Answer = number | Partial<OutboundResponse> | 'timeout' | 'refused';
type Waiting = MessageRef & { readonly at: number };

/** Endpoints, messages, a queue and receivers in one process, by a clock that a test turns. */
export function webhookWorld() {
  const clock = { now: START.getTime() };
  const now = () => new Date(clock.now);
  const endpoints = new FakeWebhookEndpoints();
  const messages = new FakeWebhookMessages();
  const tasks = new FakeResendTasks();
  const waiting: Waiting[] = [];
  const calls: (OutboundRequest & { readonly at: Date })[] = [];
  const states = new Map<string, Tenant['state']>();
  const errors: unknown[] = [];
  const world = {
    answer: ((): Answer => 204) as (request: OutboundRequest) => Answer,
    slots: Infinity,
    /** Places that others have. */
    taken: 0,
    leases: new Set<Date>(),
  };
  const queue = {
    send: (all: readonly QueuedMessage[]) => {
      waiting.push(
        ...all.map(({ delaySeconds = 0, ...ref }) => ({
          ...ref,
          at: clock.now + delaySeconds * 1_000,
        })),
      );
      return Promise.resolve();
    },
  };
  const slots: EndpointSlots = {
    take: (_, limit, until) => {
      const leases = [...world.leases].filter((lease) => lease > now());
      const free = Math.min(limit, world.slots) - world.taken - leases.length;
      if (free <= 0) return Promise.resolve(null);
      world.leases.add(until);
      return Promise.resolve({
        release: () => {
          world.leases.delete(until);
          return Promise.resolve();
        },
      });
    },
    admit: (_, wished, perSecond) => Promise.resolve(Math.min(wished, perSecond)),
  };
  const ports = {
    ...{ slots, endpoints, messages, tasks, queue, now, allowsLoopback: false, random: () => 0 },
    secrets: {
      encrypt: ({ tenantId, id }: SecretOwner, text: string) =>
        Promise.resolve(`${tenantId} ${id} ${Buffer.from(text).toString('base64')}`),
      decrypt: ({ tenantId, id }: SecretOwner, ciphertext: string) => {
        const [tenant, endpoint, text = ''] = ciphertext.split(' ');
        if (tenant !== tenantId || endpoint !== id) throw new Error('Another endpoint’s secret.');
        return Promise.resolve(Buffer.from(text, 'base64').toString());
      },
    },
    http: {
      send: (request: OutboundRequest) => {
        calls.push({ ...request, at: now() });
        return Promise.resolve(toResult(world.answer(request)));
      },
    },
    tenants: {
      find: (id: string) =>
        Promise.resolve({
          ...aTenant(START),
          id: id as TenantId,
          state: states.get(id) ?? ('active' as const),
        }),
    },
    onError: (_: object, error: unknown) => {
      errors.push(error);
    },
  };

  const subscribe = async (tenantId: TenantId, draft: Partial<EndpointDraft> = {}) => {
    const wishes = { url: 'https://hooks.example/in', eventTypes: ['*'], ...draft };
    const full = { signing: 'hmac' as const, isEnabled: true, ...wishes };
    const created = await createEndpoint(ports, owner, { tenantId, draft: full });
    if (!created.ok) throw new Error(created.error.kind);
    return { key: '', ...created.value, verificationKey: created.value.verificationKey ?? '' };
  };

  const happen = (tenantId: TenantId, type = 'member.joined', data: object = { memberId: 'm' }) => {
    const occasion = { time: now(), actor: { kind: 'user' as const, id: 'usr' } };
    const event = domainEvent({ ...occasion, type, version: 1, tenantId, data: { ...data } });
    return { event, made: fanOut(ports, tenantId, [event]) };
  };

  /** Gives the sender what the queue holds now, one message after the other. */
  const drain = async () => {
    for (;;) {
      const index = waiting.findIndex(({ at }) => at <= clock.now);
      const [ref] = index < 0 ? [] : waiting.splice(index, 1);
      if (!ref) return;
      await sendMessages(ports, ref, [ref]);
    }
  };

  /** Turns the clock, second by second where something waits, with a sweep each minute. */
  const turn = async (seconds: number) => {
    const end = clock.now + seconds * 1_000;
    await drain();
    while (clock.now < end) {
      const sweepAt = (Math.floor(clock.now / 60_000) + 1) * 60_000;
      const next = Math.min(end, sweepAt, ...waiting.map(({ at }) => Math.max(at, clock.now + 1)));
      clock.now = next;
      if (next === sweepAt) await sweepMessages(ports, new Date(next + 40_000));
      await drain();
    }
  };

  const present = async ({ tenantId, id }: WebhookEndpoint) => {
    const found = await endpoints.find(tenantId, id);
    if (!found) throw new Error('It is gone.');
    return found;
  };

  return {
    ...{ ports, clock, world, endpoints, messages, tasks, waiting, calls, states, errors },
    ...{ subscribe, happen, drain, turn, present, now },
  };
}

function toResult(
  answer: Answer,
): Result<OutboundResponse, { kind: 'TimedOut' } | { kind: 'AddressRefused' }> {
  if (answer === 'timeout') return fail({ kind: 'TimedOut' });
  if (answer === 'refused') return fail({ kind: 'AddressRefused' });
  const given = typeof answer === 'number' ? { status: answer } : answer;
  return ok({ status: 200, headers: {}, body: Buffer.from('thanks'), ...given });
}
