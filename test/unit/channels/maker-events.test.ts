import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { noticeIn } from '../../../adapters/channels/notice-in.ts';
import { sendGridEventsOf, twilioCallbacksOf } from '../../../adapters/channels/maker-events.ts';
import { SendGridEvents } from '../../../adapters/sendgrid/sendgrid-events.ts';
import { TwilioCallbacks, twilioSignature } from '../../../adapters/twilio/twilio-callbacks.ts';
import { newId } from '../../../kit/id.ts';
import { platformConfigOf } from '../../../infra/config/platform-config.ts';
import { stageNamed } from '../../../infra/config/stage.ts';

const tenantId = newId('tnt');
const at = new Date('2026-11-28T12:00:00Z');

describe('SendGrid’s events', () => {
  // https://github.com/sendgrid/sendgrid-nodejs/blob/main/packages/eventwebhook/src/eventwebhook.spec.js
  const PUBLISHED = {
    key: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==',
    signature:
      'MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=',
    timestamp: '1600112502',
    body: Buffer.from(
      `${JSON.stringify([
        {
          email: 'hello@world.com',
          event: 'dropped',
          reason: 'Bounced Address',
          sg_event_id: 'ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA',
          sg_message_id:
            'LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0',
          'smtp-id': '<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>',
          timestamp: 1600112492,
        },
      ])}\r\n`,
    ),
  };
  const eventsAt = (seconds: number) =>
    new SendGridEvents(PUBLISHED.key, () => new Date(seconds * 1_000));
  const signedAt = Number(PUBLISHED.timestamp);

  it('are taken by the signature of SendGrid’s own example, for 25 hours', () => {
    expect(eventsAt(signedAt + 60).noticesIn(PUBLISHED)).toEqual([]);
    expect(eventsAt(signedAt + 25 * 3_600).noticesIn(PUBLISHED)).toEqual([]);
    expect(eventsAt(signedAt + 25 * 3_600 + 1).noticesIn(PUBLISHED)).toBeNull();
    expect(eventsAt(signedAt - 301).noticesIn(PUBLISHED)).toBeNull();
  });

  it.each([
    ['another body', { body: Buffer.concat([PUBLISHED.body, Buffer.from(' ')]) }],
    ['another time', { timestamp: '1600112503' }],
    ['another signature', { signature: PUBLISHED.signature.replace('GHQ', 'GHR') }],
    ['no signature', { signature: '' }],
    ['no time', { timestamp: 'now' }],
  ])('are not taken with %s', (_, changed) => {
    expect(eventsAt(signedAt).noticesIn({ ...PUBLISHED, ...changed })).toBeNull();
  });

  it('tell what became of a mail of a tenant', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const seconds = at.getTime() / 1_000;
    const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const events = new SendGridEvents(key, () => at);
    const told = (values: readonly object[]) => {
      const body = Buffer.from(
        JSON.stringify(
          values.map((value) => ({
            ...{ email: 'ada@acme.example', timestamp: seconds },
            ...{ freehold_tenant: tenantId, freehold_key: 'k' },
            ...value,
          })),
        ),
      );
      const timestamp = String(seconds);
      const signature = createSign('sha256')
        .update(timestamp)
        .update(body)
        .sign(privateKey, 'base64');
      return events.noticesIn({ body, timestamp, signature });
    };
    const notice = { channel: 'email', tenantId, key: 'k', at };
    const unreachable = ['ada@acme.example'];
    expect(
      told([
        { event: 'processed' },
        { event: 'delivered' },
        { event: 'bounce', type: 'bounce' },
        { event: 'bounce', type: 'blocked' },
        { event: 'spamreport' },
        { event: 'dropped', reason: 'Bounced Address' },
        { event: 'dropped', reason: 'Invalid' },
        { event: 'delivered', freehold_tenant: undefined },
        { event: 'delivered', email: 7 },
      ]),
    ).toEqual([
      { ...notice, outcome: 'delivered', unreachable: [] },
      { ...notice, outcome: 'bounced', reason: 'Bounced', unreachable },
      { ...notice, outcome: 'bounced', reason: 'Blocked', unreachable: [] },
      { ...notice, outcome: 'complained', unreachable },
      { ...notice, outcome: 'bounced', reason: 'BouncedBefore', unreachable },
      { ...notice, outcome: 'failed', reason: 'Dropped', unreachable: [] },
    ]);
  });
});

describe('Twilio’s callbacks', () => {
  it('are signed as Twilio’s own example is', () => {
    // https://www.twilio.com/docs/usage/security#validating-requests
    const form = new URLSearchParams({
      ...{ CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234' },
      ...{ From: '+14158675309', To: '+18005551212' },
    });
    expect(twilioSignature('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', form)).toBe(
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    );
  });

  const query = { tenantId, key: 'ntf-ada-sms' };
  const callbackUrl = 'https://api.example/v1/webhooks/twilio';
  const callbacks = new TwilioCallbacks({
    secrets: { get: async () => 'token' },
    authTokenName: 'TWILIO_AUTH_TOKEN',
    callbackUrl,
    now: () => at,
  });
  const signed = (fields: Record<string, string>, token = 'token') => {
    const form = new URLSearchParams({ To: '+4915112345678', ...fields });
    const url = `${callbackUrl}?key=${query.key}&tenant=${tenantId}`;
    return {
      query,
      body: Buffer.from(form.toString()),
      signature: twilioSignature(token, url, form),
    };
  };
  const notice = { channel: 'sms', tenantId, key: 'ntf-ada-sms', at };

  it.each([
    [{ MessageStatus: 'sent' }, []],
    [{ MessageStatus: 'delivered' }, [{ outcome: 'delivered', unreachable: [] }]],
    [
      { MessageStatus: 'undelivered', ErrorCode: '30005' },
      [{ outcome: 'bounced', reason: 'Twilio30005', unreachable: ['+4915112345678'] }],
    ],
    [
      { MessageStatus: 'failed', ErrorCode: '21610' },
      [{ outcome: 'bounced', reason: 'Twilio21610', unreachable: ['+4915112345678'] }],
    ],
    [
      { MessageStatus: 'undelivered', ErrorCode: '30003' },
      [{ outcome: 'failed', reason: 'Twilio30003', unreachable: [] }],
    ],
  ])('tell what became of an SMS: %o', async (fields, told) => {
    const expected = told.map((one) => ({ ...notice, ...one }));
    expect(await callbacks.noticesIn(signed(fields as Record<string, string>))).toEqual(expected);
  });

  it('are not taken by another token, of another message, tenant or content', async () => {
    const good = signed({ MessageStatus: 'delivered' });
    for (const forged of [
      signed({ MessageStatus: 'delivered' }, 'other'),
      { ...good, query: { ...query, key: 'other' } },
      { ...good, query: { ...query, tenantId: newId('tnt') } },
      { ...good, body: Buffer.from('MessageStatus=undelivered') },
      { ...good, signature: '' },
    ]) {
      expect(await callbacks.noticesIn(forged)).toBeNull();
    }
  });
});

describe('the queue of notices', () => {
  const mail = { tags: { freehold_tenant: [tenantId], freehold_key: ['k'] } };
  const bouncedRecipients = [{ emailAddress: 'ada@acme.example' }];
  const timestamp = at.toISOString();
  const bounce = (bounceType: string) => ({
    eventType: 'Bounce',
    mail,
    bounce: { bounceType, bounceSubType: 'General', bouncedRecipients, timestamp },
  });
  const notice = { channel: 'email', tenantId, key: 'k', at };
  const unreachable = ['ada@acme.example'];

  it.each([
    [
      { eventType: 'Delivery', mail, delivery: { timestamp } },
      { ...notice, outcome: 'delivered', unreachable: [] },
    ],
    [
      bounce('Permanent'),
      { ...notice, outcome: 'bounced', reason: 'Permanent:General', unreachable },
    ],
    [
      bounce('Transient'),
      { ...notice, outcome: 'bounced', reason: 'Transient:General', unreachable: [] },
    ],
    [
      {
        eventType: 'Complaint',
        mail,
        complaint: { complainedRecipients: bouncedRecipients, timestamp },
      },
      { ...notice, outcome: 'complained', unreachable },
    ],
    [{ ...bounce('Permanent'), mail: { tags: {} } }, null],
  ])('has SES’s events as EventBridge passes them on: %#', (detail, expected) => {
    expect(noticeIn(JSON.stringify({ source: 'aws.ses', detail }))).toEqual(expected);
  });

  it('has notices as they were put there, and nothing else', () => {
    const told = { ...notice, outcome: 'bounced', reason: 'Bounced', unreachable };
    expect(noticeIn(JSON.stringify(told))).toEqual(told);
    const source = 'other.ses';
    expect(() => noticeIn(JSON.stringify({ source, detail: bounce('Permanent') }))).toThrow();
  });
});

describe('a maker that the platform does not send by', () => {
  it('has no events that are taken', () => {
    const config = platformConfigOf(stageNamed('prod'));
    expect(sendGridEventsOf(config)).toBeUndefined();
    expect(twilioCallbacksOf(config, { STAGE: 'dev', apiUrl: '' })).toBeUndefined();
  });
});
