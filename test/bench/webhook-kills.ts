import { domainEvent } from '../../core/events/domain-event.ts';
import { fanOut } from '../../core/webhooks/fan-out.ts';
import { sendMessages } from '../../core/webhooks/send-messages.ts';
import { KilledError, mortalPorts } from '../support/webhooks/kill-stage.ts';
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
 * before or after it, and do nothing more. What comes of it by a simulated clock: the bus and the queue give again, the sweep looks.
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
  const at = 1 + Math.floor(Math.random() * LATEST_CALL);
  const mortal = mortalPorts(ports, { at, when: Math.random() < 0.5 ? 'before' : 'after' });
  await run(mortal.ports).catch((error: unknown) => {
    if (!(error instanceof KilledError)) throw error;
  });
  return mortal.life.isDead ? 1 : 0;
}
