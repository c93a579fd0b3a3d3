import { describe, expect, it } from 'vitest';
import { rotateSecret, switchEndpoint } from '../../../core/webhooks/change-endpoint.ts';
import { newId } from '../../../kit/id.ts';
import { owner, webhookWorld } from '../../support/webhooks/webhook-world.ts';

const DAYS = 86_400;

describe('an endpoint', () => {
  it('that answers 410 is disabled at once, and its owners are to be told', async () => {
    const { subscribe, happen, turn, calls, world, endpoints, present } = webhookWorld();
    const tenantId = newId('tnt');
    const { endpoint } = await subscribe(tenantId);
    world.answer = () => 410;
    await happen(tenantId).made;
    await turn(600);
    expect(calls).toHaveLength(1);
    expect(await present(endpoint)).toMatchObject({ disabled: { because: 'gone' } });
    expect(endpoints.events.at(-1)).toMatchObject({
      type: 'webhook_endpoint.disabled',
      data: { because: 'gone', host: 'hooks.example' },
    });
  });

  it.each([429, 502, 504])('that answers %i is sent nothing at all for a while', async (status) => {
    const { subscribe, happen, turn, calls, world, clock } = webhookWorld();
    const tenantId = newId('tnt');
    await subscribe(tenantId);
    world.answer = () => (calls.length === 1 ? { status, headers: { 'retry-after': '120' } } : 204);
    await happen(tenantId).made;
    await turn(1);
    const pausedAt = clock.now;
    await happen(tenantId).made;
    await turn(100);
    expect(calls).toHaveLength(1);
    await turn(200);
    expect(calls).toHaveLength(3);
    expect((calls[1]?.at.getTime() ?? 0) - pausedAt).toBeGreaterThanOrEqual(119_000);
  });

  it('that fails for a day is told of once, and disabled after 75 hours', async () => {
    const { subscribe, happen, turn, world, endpoints, present } = webhookWorld();
    const tenantId = newId('tnt');
    const { endpoint } = await subscribe(tenantId);
    world.answer = () => 500;
    await happen(tenantId).made;
    await turn(2 * DAYS);
    const told = endpoints.events.map(({ type }) => type);
    expect(told).toEqual(['webhook_endpoint.created', 'webhook_endpoint.failing']);
    expect((await present(endpoint)).disabled).toBeUndefined();
    await turn(2 * DAYS);
    expect(endpoints.events.at(-1)).toMatchObject({ type: 'webhook_endpoint.disabled' });
    expect(await present(endpoint)).toMatchObject({ disabled: { because: 'failing' } });
  });

  it('that works again is failing no more', async () => {
    const { subscribe, happen, turn, world, calls, present } = webhookWorld();
    const tenantId = newId('tnt');
    const { endpoint } = await subscribe(tenantId);
    world.answer = () => (calls.length === 1 ? 500 : 204);
    await happen(tenantId).made;
    await turn(1);
    expect((await present(endpoint)).health).toMatchObject({ last: { status: 500 } });
    await turn(60);
    expect((await present(endpoint)).health).not.toHaveProperty('failingSince');
  });

  it('of two tenants with one URL fails and is disabled for the one alone', async () => {
    const { subscribe, happen, turn, world, calls, present } = webhookWorld();
    const [acme, globex] = [newId('tnt'), newId('tnt')];
    const one = await subscribe(acme);
    const other = await subscribe(globex);
    expect(one.verificationKey).not.toBe(other.verificationKey);
    world.answer = ({ body }) => (String(body).includes(acme) ? 410 : 204);
    await happen(acme).made;
    await happen(globex).made;
    await turn(60);
    await happen(globex).made;
    await turn(60);
    expect(await present(one.endpoint)).toMatchObject({ disabled: { because: 'gone' } });
    expect((await present(other.endpoint)).disabled).toBeUndefined();
    expect(calls.map(({ body }) => String(body).includes(acme))).toEqual([true, false, false]);
  });

  it('signs by the secret before too while the overlap lasts', async () => {
    const { ports, subscribe, happen, turn, calls } = webhookWorld();
    const tenantId = newId('tnt');
    const { endpoint } = await subscribe(tenantId);
    const { id } = endpoint;
    await rotateSecret(ports, owner, { tenantId, id, overlapSeconds: 3_600, signing: 'ed25519' });
    await happen(tenantId).made;
    await turn(3_601);
    await happen(tenantId).made;
    await turn(1);
    const kinds = calls.map(({ headers }) =>
      (headers?.['webhook-signature'] ?? '').split(' ').map((text) => text.split(',')[0]),
    );
    expect(kinds).toEqual([['v1a', 'v1'], ['v1a']]);
  });

  it('that is disabled is sent nothing, and what waited for it fails', async () => {
    const { ports, subscribe, happen, turn, calls, world, messages } = webhookWorld();
    const tenantId = newId('tnt');
    const { endpoint } = await subscribe(tenantId);
    world.answer = () => 500;
    await happen(tenantId).made;
    await turn(1);
    await switchEndpoint(ports, owner, { tenantId, id: endpoint.id, to: 'disabled' });
    await turn(600);
    expect(calls).toHaveLength(1);
    expect([...messages.all.values()]).toMatchObject([{ state: 'failed' }]);
  });

  it('of a suspended tenant waits, and is sent all when it is back', async () => {
    const { subscribe, happen, turn, calls, states } = webhookWorld();
    const tenantId = newId('tnt');
    await subscribe(tenantId);
    states.set(tenantId, 'suspended');
    await happen(tenantId).made;
    await turn(2 * 3_600);
    expect(calls).toEqual([]);
    states.set(tenantId, 'active');
    await turn(3_700);
    expect(calls).toHaveLength(1);
  });

  it('of a tenant that is being onboarded waits for its activation, and a minute at most', async () => {
    const { subscribe, happen, turn, calls, states } = webhookWorld();
    const tenantId = newId('tnt');
    await subscribe(tenantId);
    states.set(tenantId, 'provisioning');
    await happen(tenantId).made;
    await turn(150);
    expect(calls).toEqual([]);
    states.set(tenantId, 'active');
    await turn(61);
    expect(calls).toHaveLength(1);
  });

  it('whose places are taken has its messages wait, and no attempt is lost', async () => {
    const { subscribe, happen, turn, calls, world } = webhookWorld();
    const tenantId = newId('tnt');
    await subscribe(tenantId);
    world.slots = 0;
    await Promise.all(Array.from({ length: 5 }, () => happen(tenantId).made));
    await turn(60);
    expect(calls).toEqual([]);
    world.slots = Infinity;
    await turn(700);
    expect(calls).toHaveLength(5);
  });

  it('that answers nothing three times in turn gets one place of five', async () => {
    const { subscribe, happen, turn, world, present, calls } = webhookWorld();
    const tenantId = newId('tnt');
    const { endpoint } = await subscribe(tenantId);
    world.answer = () => 'timeout';
    await Promise.all(Array.from({ length: 3 }, () => happen(tenantId).made));
    await turn(1);
    expect((await present(endpoint)).health.timeouts).toBe(3);
    world.taken = 1;
    const before = calls.length;
    await happen(tenantId).made;
    await turn(1);
    expect(calls).toHaveLength(before);
    world.taken = 0;
    world.answer = () => 204;
    await turn(20);
    expect((await present(endpoint)).health.timeouts).toBe(0);
  });
});
