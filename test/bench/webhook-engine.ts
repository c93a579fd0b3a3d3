import { setTimeout as sleep } from 'node:timers/promises';
import { UndiciOutboundHttp } from '../../adapters/undici/undici-outbound-http.ts';
import { domainEvent } from '../../core/events/domain-event.ts';
import { fanOut } from '../../core/webhooks/fan-out.ts';
import type { MessageRef } from '../../core/webhooks/message.ts';
import { sendMessages, type SendPorts } from '../../core/webhooks/send-messages.ts';
import type {
  QueuedMessage,
  SecretOwner,
  WebhookEndpoints,
  WebhookMessages,
} from '../../core/webhooks/webhook-store.ts';
import { newId } from '../../kit/id.ts';
import { webhookWorld } from '../support/webhooks/webhook-world.ts';

type Stores = Pick<SendPorts, 'slots'> & {
  readonly endpoints: WebhookEndpoints;
  readonly messages: WebhookMessages;
};
type Waiting = MessageRef & { readonly at: number };

const MESSAGES_A_RUN = 10;
const IDLE_MS = 5;

/** The deployed engine's use cases in this process, by the real clock and real HTTP: a queue, and runs of the sender. */
export function webhookEngine(runs: number, stores?: Stores) {
  const world = webhookWorld();
  const waiting: Waiting[] = [];
  const queue = {
    send: (messages: readonly QueuedMessage[]) => {
      const now = Date.now();
      for (const { delaySeconds = 0, ...ref } of messages) {
        waiting.push({ ...ref, at: now + delaySeconds * 1_000 });
      }
      return Promise.resolve();
    },
  };
  const { endpoints, messages } = world.ports;
  const used: Stores = stores ?? { endpoints, messages, slots: memorySlots() };
  const ports = {
    ...world.ports,
    ...{ ...used, queue },
    ...{ now: () => new Date(), random: Math.random, allowsLoopback: true },
    http: new UndiciOutboundHttp({ allowsLoopback: true }),
  };
  const state = { isOver: false };
  const working = Array.from({ length: runs }, async () => {
    while (!state.isOver) {
      const refs = takeRun(waiting, Date.now());
      const [first] = refs;
      if (first) await sendMessages(ports, first, refs);
      else await sleep(IDLE_MS);
    }
  });
  return {
    ports,
    /** One event, to all endpoints of the tenant. */
    happen: (tenantId: MessageRef['tenantId'], data: Readonly<Record<string, unknown>>) => {
      const event = domainEvent({
        ...{ type: 'order.shipped', version: 1, tenantId, time: new Date(), data },
        actor: { kind: 'system', id: 'bench' },
      });
      return fanOut(ports, tenantId, [event]);
    },
    end: async () => {
      state.isOver = true;
      await Promise.all(working);
    },
  };
}

/** What is due of one endpoint, as Lambda gives it to one run. */
export function takeRun(waiting: Waiting[], now: number): Waiting[] {
  const first = waiting.findIndex(({ at }) => at <= now);
  const head = waiting[first];
  if (!head) return [];
  const taken: Waiting[] = [];
  for (let index = first; index < waiting.length && taken.length < MESSAGES_A_RUN;) {
    const one = waiting[index];
    if (one?.endpointId === head.endpointId && one.at <= now) {
      taken.push(...waiting.splice(index, 1));
    } else index += 1;
  }
  return taken;
}

/** Places by endpoint, in memory. */
function memorySlots(): SendPorts['slots'] {
  const taken = new Map<string, number>();
  return {
    take: ({ id }: SecretOwner, limit) => {
      const before = taken.get(id) ?? 0;
      if (before >= limit) return Promise.resolve(null);
      taken.set(id, before + 1);
      const release = () => {
        taken.set(id, (taken.get(id) ?? 1) - 1);
        return Promise.resolve();
      };
      return Promise.resolve({ release });
    },
    admit: (_, wished, perSecond) => Promise.resolve(Math.min(wished, perSecond)),
  };
}

export const benchTenant = () => newId('tnt');
