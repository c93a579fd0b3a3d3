import { describe, expect, it } from 'vitest';
import { suppressionIdOf } from '../../../core/notifications/suppression.ts';
import * as operations from '../../../functions/notifications/contacts/contact-operations.ts';
import { FakeContacts, FakeSuppressions } from '../../fakes/fake-addresses.ts';
import { FakeSmsSender } from '../../fakes/fake-senders.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';
import { apiEvent, tenantContext, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const NUMBER = '+4915112345678';
const identity = tenantIdentity();
const PUT = 'PUT /v1/me/phone-number';
const GET = 'GET /v1/me/phone-number';
const CONFIRM = 'POST /v1/me/phone-number/confirm';

function api() {
  const clock = { now: new Date('2026-11-28T12:00:00Z') };
  const sms = new FakeSmsSender();
  const [contacts, suppressions] = [new FakeContacts(), new FakeSuppressions()];
  const ports = {
    ...{ contacts, suppressions, sms, platformName: 'Freehold' },
    now: () => clock.now,
  };
  const serve = edgeOf(
    operations.getPhoneNumber(ports),
    operations.putPhoneNumber(ports),
    operations.confirmPhoneNumber(ports),
    operations.removePhoneNumber(ports),
  );
  const ask = async (route: string, body?: object) => {
    const event = apiEvent(route, { identity, ...(body && { body }) });
    const { statusCode: status, body: text = '' } = await serve(event);
    return { status, ...(text && (JSON.parse(text) as object)) };
  };
  const put = (number = NUMBER) => ask(PUT, { number });
  const confirm = (code: string) => ask(CONFIRM, { code });
  const code = () => /^\d{6}/.exec(sms.sent.at(-1)?.text ?? '')?.[0] ?? '';
  const later = (minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  };
  return { ask, put, confirm, code, later, sms, contacts, suppressions, clock };
}

const wrong = (code: string) => String((Number(code) + 1) % 10 ** 6).padStart(6, '0');

describe('a member’s phone number', () => {
  it('is used once the code that was sent to it is given, and until it is removed', async () => {
    const { ask, put, confirm, code, sms } = api();
    expect(await put()).toMatchObject({ status: 200, pending: { number: NUMBER, triesLeft: 5 } });
    expect(await ask(GET)).not.toHaveProperty('number');
    expect(sms.sent).toMatchObject([{ to: NUMBER, tenantId: identity.tenantId }]);
    expect(await confirm(code())).toMatchObject({ status: 200, number: NUMBER });
    expect(await confirm(code())).toMatchObject({ status: 400 });
    expect(await put()).toMatchObject({ status: 200, number: NUMBER });
    expect(sms.sent).toHaveLength(1);
    expect(await ask('DELETE /v1/me/phone-number')).toEqual({ status: 204 });
    expect(await ask(GET)).toEqual({ status: 200 });
  });

  it('stays the one before until another is confirmed, and shows no code', async () => {
    const { ask, put, confirm, code, later, contacts } = api();
    await put();
    await confirm(code());
    later(2);
    await put('+4915112345679');
    expect(await ask(GET)).toMatchObject({ number: NUMBER, pending: { number: '+4915112345679' } });
    expect(JSON.stringify([...contacts.all.values()])).not.toContain(code());
  });

  it('is confirmed by none of many wrong codes at once, and each one is answered', async () => {
    const { put, confirm, code, contacts } = api();
    await put();
    const answers = await Promise.all(Array.from({ length: 9 }, () => confirm(wrong(code()))));
    expect(answers.map(({ status }) => status)).toEqual(Array(9).fill(400));
    expect([...contacts.all.values()]).toMatchObject([{ pending: { triesLeft: 0 } }]);
  });

  it('is not confirmed by a wrong code, by the right one after five, or after ten minutes', async () => {
    const { put, confirm, code, later } = api();
    await put();
    for (let time = 0; time < 5; time += 1)
      expect(await confirm(wrong(code()))).toMatchObject({ status: 400 });
    expect(await confirm(code())).toMatchObject({ status: 400 });
    later(2);
    await put();
    later(10);
    expect(await confirm(code())).toMatchObject({ status: 400 });
  });

  it('takes no more tries that come at once than those that come one by one', async () => {
    const { put, confirm, code, contacts } = api();
    await put();
    const guesses = await Promise.all(Array.from({ length: 40 }, () => confirm(wrong(code()))));
    expect(guesses.every(({ status }) => status !== 200)).toBe(true);
    const [kept] = contacts.all.values();
    expect(kept?.pending?.triesLeft).toBeGreaterThanOrEqual(0);
    expect(kept?.pending?.triesLeft).toBeLessThan(5);
  });

  it('is sent a code a minute at most, and five a day, whatever is removed meanwhile', async () => {
    const { ask, put, later, sms } = api();
    expect(await put()).toMatchObject({ status: 200 });
    expect(await put()).toMatchObject({ status: 429 });
    for (let time = 0; time < 6; time += 1) {
      later(1);
      await put();
      await ask('DELETE /v1/me/phone-number');
    }
    expect(sms.sent).toHaveLength(5);
    later(24 * 60);
    expect(await put()).toMatchObject({ status: 200 });
  });

  it('is refused where messages to it came back, or the provider does not take it', async () => {
    const { put, sms, suppressions, clock } = api();
    const id = suppressionIdOf('sms', NUMBER);
    await suppressions.add(tenantContext(identity), {
      ...{ id, channel: 'sms', address: NUMBER, reason: 'bounce', since: clock.now },
    });
    expect(await put()).toMatchObject({ status: 409 });
    sms.next = { kind: 'Refused', reason: 'R', isTransient: true };
    expect(await put('+4915112345679')).toMatchObject({ status: 502 });
    expect(sms.sent).toEqual([]);
  });

  it('gets the member’s SMS, where the notification brings no number of its own', async () => {
    const world = notificationWorld();
    const phone = { number: NUMBER, confirmedAt: world.clock.now };
    const contact = { devices: [], phone, codesSentAt: [], version: 1 };
    await world.contacts.replace(world.scope, 'ada', contact);
    await world.send({ channels: ['sms'] });
    await world.send({ channels: ['sms'], to: [{ memberId: 'ada', phone: '+4915112345670' }] });
    await world.drain();
    expect(world.texts.map(({ to }) => to.phone)).toEqual([NUMBER, '+4915112345670']);
    const id = suppressionIdOf('sms', NUMBER);
    await world.suppressions.add(world.scope, {
      ...{ id, channel: 'sms', address: NUMBER, reason: 'bounce', since: world.clock.now },
    });
    await world.send({ channels: ['sms'] });
    await world.drain();
    expect(world.texts).toHaveLength(2);
  });
});
