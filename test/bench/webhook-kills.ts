import { domainEvent } from '../../core/events/domain-event.ts';
import { fanOut } from '../../core/webhooks/fan-out.ts';
import { sendMessages } from '../../core/webhooks/send-messages.ts';
import { webhookWorld } from '../support/webhooks/webhook-world.ts';
import { benchTenant, takeRun } from './webhook-engine.ts';

const ENDPOINTS = 10;
const EVENTS = 5;
const LATEST_CALL = 40;
/** Six times the sender's time limit: then a queue gives a message again that nobody deleted. */
const GIVEN_AGAIN_MS = 180_000;
const SETTLED_SECONDS = 900;

/**
 * Runs of the fan-out and of the sender that die at a call of chance (a store, the queue, a place, the receiver),
 * and do nothing more. What comes of it by a simulated clock: the bus and the queue give again, the sweep looks.
 */
export async function killedWorkers(kills: number) {
  const world = webhookWorld();
  const tenantId = benchTenant();
  for (let n = 0; n < ENDPOINTS; n += 1) {
    await world.subscribe(tenantId, { url: `https://hooks.example/${n}` });
  }
  let [told, killed] = [0, 0];
  for (let round = 0; killed < kills; round += 1) {
    const events = Array.from({ length: EVENTS }, (_, n) =>
      domainEvent({
        ...{ type: 'order.shipped', version: 1, tenantId, time: world.now(), data: { n } },
        actor: { kind: 'system', id: 'bench' },
      }),
    );
    told += events.length;
    if (round % 2 === 0) {
      killed += await dies(world.ports, (ports) => fanOut(ports, tenantId, events));
    }
    await fanOut(world.ports, tenantId, events);
    if (round % 2 === 1) {
      const refs = takeRun(world.waiting, world.clock.now);
      const [first] = refs;
      if (!first) throw new Error('Nothing is queued.');
      killed += await dies(world.ports, (ports) => sendMessages(ports, first, refs));
      world.waiting.push(...refs.map((ref) => ({ ...ref, at: world.clock.now + GIVEN_AGAIN_MS })));
    }
    await world.turn(SETTLED_SECONDS);
  }
  const ids = world.calls.map(({ headers }) => headers?.['webhook-id']);
  const expected = told * ENDPOINTS;
  const arrived = new Set(ids).size;
  return {
    kills: killed,
    messages: expected,
    lost: expected - arrived,
    doubled: ids.length - arrived,
  };
}

type Ports = ReturnType<typeof webhookWorld>['ports'];

/** 1 where the run died before its end. */
async function dies(ports: Ports, run: (ports: Ports) => Promise<unknown>): Promise<number> {
  let left = 1 + Math.floor(Math.random() * LATEST_CALL);
  const live = () => {
    if (left <= 0) throw new KilledError();
    left -= 1;
  };
  const { endpoints, messages, queue, slots, http } = ports;
  const mortal = {
    ...{ endpoints: dying(endpoints, live), messages: dying(messages, live) },
    ...{ queue: dying(queue, live), slots: dying(slots, live), http: dying(http, live) },
  };
  try {
    await run({ ...ports, ...mortal });
    return 0;
  } catch (error) {
    if (error instanceof KilledError) return 1;
    throw error;
  }
}

class KilledError extends Error {
  override readonly name = 'KilledError';
}

const dying = <Target extends object>(target: Target, live: () => void): Target =>
  new Proxy(target, {
    get: (of, name) => {
      const member: unknown = Reflect.get(of, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        live();
        return Reflect.apply(member as (...args: unknown[]) => unknown, of, args);
      };
    },
  });
