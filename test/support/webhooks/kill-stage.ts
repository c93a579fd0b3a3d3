import { domainEvent } from '../../../core/events/domain-event.ts';
import type { OutboundResponse } from '../../../core/outbound-http/outbound-http.ts';
import { newId } from '../../../kit/id.ts';
import { guarded, type Around } from '../guarded.ts';
import { webhookWorld } from './webhook-world.ts';

const URLS = ['https://hooks.example/one', 'https://hooks.example/two'];

/** A message that a receiver took: of which event at which address, and under which id. */
type Taken = { readonly about: string; readonly id: string };

/** A tenant with two endpoints, and events that nobody was told of yet. */
export async function killStage(count: number) {
  const all = webhookWorld();
  const { world, states, subscribe, now } = all;
  const tenantId = newId('tnt');
  for (const url of URLS) await subscribe(tenantId, { url });
  const events = Array.from({ length: count }, (_, n) =>
    domainEvent({
      ...{ type: 'order.shipped', version: 1, tenantId, time: now(), data: { n } },
      actor: { kind: 'system', id: 'test' },
    }),
  );
  const taken: Taken[] = [];
  const receiver: { answer: number | Partial<OutboundResponse> } = { answer: 204 };
  world.answer = ({ url, body = '', headers = {} }) => {
    const { id } = JSON.parse(String(body)) as { id: string };
    const isTaken = receiver.answer === 204;
    if (isTaken) taken.push({ about: `${url} ${id}`, id: headers['webhook-id'] ?? '' });
    return receiver.answer;
  };
  const calmDown = () => {
    receiver.answer = 204;
    world.slots = Infinity;
    states.clear();
  };
  const expected = URLS.flatMap((url) => events.map(({ id }) => `${url} ${id}`)).toSorted();
  return { ...all, tenantId, events, expected, taken, receiver, calmDown };
}

export type KillStage = Awaited<ReturnType<typeof killStage>>;

export type Kill = {
  readonly at: number;
  readonly when: 'before' | 'after';
  /** Which calls are counted; all where nothing is said. */
  readonly counts?: (name: string) => boolean;
};

export class KilledError extends Error {
  override readonly name = 'KilledError';
}

/** Ports of a run that dies at the call of that number, before or after its effect, and does nothing any more. */
export function mortalPorts(
  {
    endpoints,
    messages,
    tasks,
    queue,
    slots,
    http,
    secrets,
    tenants,
    ...others
  }: KillStage['ports'],
  { at, when, counts = () => true }: Kill,
) {
  const life = { calls: 0, isDead: false };
  const around: Around = async (call, name) => {
    if (life.isDead) throw new KilledError();
    if (counts(name)) life.calls += 1;
    life.isDead = counts(name) && life.calls === at;
    if (life.isDead && when === 'before') throw new KilledError();
    const isLast = life.isDead;
    const answer = await call();
    if (isLast) throw new KilledError();
    return answer;
  };
  const ports = guarded(
    { endpoints, messages, tasks, queue, slots, http, secrets, tenants },
    around,
  );
  const take: typeof slots.take = async (...args) => {
    const lease = await ports.slots.take(...args);
    return lease && guarded({ lease }, around).lease;
  };
  const { admit } = ports.slots;
  return { life, ports: { ...others, ...ports, slots: { take, admit } } };
}
