import { describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { fanOut } from '../../../core/webhooks/fan-out.ts';
import { sendMessages } from '../../../core/webhooks/send-messages.ts';
import { newId } from '../../../kit/id.ts';
import { webhookWorld } from '../../support/webhooks/webhook-world.ts';

const secondsOf = (times: readonly { readonly at: Date }[]) =>
  times.map(({ at }) => (at.getTime() - (times[0]?.at.getTime() ?? 0)) / 1_000);

const PAUSES = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
const SCHEDULE = PAUSES.map((_, index) =>
  PAUSES.slice(0, index + 1).reduce((sum, pause) => sum + pause, 0),
);
const DAYS = 86_400;

describe('a message', () => {
  it('is signed over the bytes that are sent, as the stock library verifies', async () => {
    const { subscribe, happen, drain, calls } = webhookWorld();
    const tenantId = newId('tnt');
    const { verificationKey } = await subscribe(tenantId, { headers: { 'x-ours': 'yes' } });
    const { event, made } = happen(tenantId, 'member.joined', { memberId: 'usr_1' });
    expect(await made).toBe(1);
    await drain();
    const call = calls[0] ?? expect.fail('Nothing was sent.');
    const { body = '', headers = {} } = call;
    expect(call).toMatchObject({ method: 'POST', url: 'https://hooks.example/in' });
    expect(headers).toMatchObject({ 'x-ours': 'yes', 'content-type': 'application/json' });
    expect(JSON.parse(String(body))).toEqual({
      ...{ id: event.id, type: 'member.joined', version: 1, tenantId },
      timestamp: event.time.toISOString(),
      actor: { kind: 'user', id: 'usr' },
      data: { memberId: 'usr_1' },
    });
    const signed = new Webhook(verificationKey).sign(
      headers['webhook-id'] ?? '',
      new Date(Number(headers['webhook-timestamp']) * 1_000),
      String(body),
    );
    expect(headers['webhook-signature']).toBe(signed);
  });

  it('is attempted at 0, 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h, and fails then', async () => {
    const { subscribe, happen, turn, calls, world, messages } = webhookWorld();
    const tenantId = newId('tnt');
    await subscribe(tenantId);
    world.answer = () => 500;
    await happen(tenantId).made;
    await turn(4 * DAYS);
    expect(secondsOf(calls)).toEqual(SCHEDULE);
    expect(SCHEDULE.at(-1)).toBe(75 * 3_600 + 35 * 60 + 5);
    const ids = new Set(calls.map(({ headers }) => headers?.['webhook-id']));
    expect(ids.size).toBe(1);
    const stamps = calls.map(({ headers }) => Number(headers?.['webhook-timestamp']));
    expect(stamps).toEqual(calls.map(({ at }) => Math.floor(at.getTime() / 1_000)));
    const [message] = messages.all.values();
    expect(message).toMatchObject({ state: 'failed', tries: 10 });
    expect(await messages.attempts(message ?? expect.fail())).toHaveLength(10);
  });

  it('is pushed further away by Retry-After, by an hour at most', async () => {
    const { subscribe, happen, turn, calls, world } = webhookWorld();
    const tenantId = newId('tnt');
    await subscribe(tenantId);
    const asked = ['40', '86400', undefined];
    world.answer = () => {
      const seconds = asked[calls.length - 1];
      return seconds === undefined ? 500 : { status: 500, headers: { 'retry-after': seconds } };
    };
    await happen(tenantId).made;
    await turn(3_700);
    expect(secondsOf(calls)).toEqual([0, 40, 3_640]);
  });

  it('counts no redirect as success, nor an answer without an end', async () => {
    for (const answer of [302, 'timeout', 'refused', 404] as const) {
      const { subscribe, happen, drain, world, messages } = webhookWorld();
      const tenantId = newId('tnt');
      await subscribe(tenantId);
      world.answer = () => answer;
      await happen(tenantId).made;
      await drain();
      const [message] = messages.all.values();
      expect(message).toMatchObject({ state: 'pending', tries: 1 });
    }
  });

  it('is made once of an event that is heard twice, and attempted once of two queue messages', async () => {
    const { ports, subscribe, happen, waiting, calls } = webhookWorld();
    const tenantId = newId('tnt');
    await subscribe(tenantId);
    const { event, made } = happen(tenantId);
    await made;
    expect(await fanOut(ports, tenantId, [event])).toBe(0);
    const [ref] = waiting;
    const twice = [ref, ref].flatMap((one) => one ?? []);
    await Promise.all(twice.map((one) => sendMessages(ports, one, [one])));
    expect(calls).toHaveLength(1);
  });

  it('is for those that want its type, and not for a disabled one', async () => {
    const { subscribe, happen, drain, calls } = webhookWorld();
    const tenantId = newId('tnt');
    await subscribe(tenantId, { url: 'https://members.example/', eventTypes: ['member.*'] });
    await subscribe(tenantId, { url: 'https://one.example/', eventTypes: ['record.created'] });
    await subscribe(tenantId, { url: 'https://off.example/', isEnabled: false });
    await happen(tenantId, 'member.joined').made;
    await happen(tenantId, 'record.created').made;
    await happen(tenantId, 'members.counted').made;
    await drain();
    expect(calls.map(({ url }) => url)).toEqual([
      'https://members.example/',
      'https://one.example/',
    ]);
  });
});
