import {
  EndpointDisabledException,
  InvalidParameterException,
  ThrottledException,
} from '@aws-sdk/client-sns';
import { createECDH, createPublicKey, verify } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { SnsPushSender } from '../../../adapters/sns/sns-push-sender.ts';
import { UndiciOutboundHttp } from '../../../adapters/undici/undici-outbound-http.ts';
import { encryptPush, MAX_PUSH_BYTES } from '../../../adapters/web-push/encrypt-push.ts';
import { vapidAuthorization, vapidKeys } from '../../../adapters/web-push/vapid.ts';
import { WebPushSender } from '../../../adapters/web-push/web-push-sender.ts';
import { describePushSender } from '../../contract/push-sender-suite.ts';
import { FakePushSender } from '../../fakes/fake-senders.ts';
import { FakeSecrets } from '../../fakes/fake-secrets.ts';
import { awsClientOf } from '../../support/channels/aws-client-of.ts';
import { decryptPush } from '../../support/channels/decrypt-push.ts';
import { endingOf } from '../../support/channels/ending-of.ts';
import { STATUSES, type Mood } from '../../support/channels/maker-server.ts';
import { httpServers } from '../../support/http-servers.ts';

const { serve } = httpServers();

const VAPID = createECDH('prime256v1');
VAPID.generateKeys();
const privateKey = VAPID.getPrivateKey().toString('base64url').padStart(43, 'A');
const AUTH = Buffer.alloc(16, 7);

type Shown = { readonly title: string; readonly body: string };

/** A browser, and the push service that it named. */
async function webPush(
  secrets = new FakeSecrets({ VAPID_KEY: privateKey }),
  whileWaiting: () => void = () => undefined,
) {
  const browser = createECDH('prime256v1');
  const p256dh = browser.generateKeys('base64url');
  const requests: { headers: IncomingMessage['headers']; body: Buffer }[] = [];
  let mood: Mood | 'isGone' = 'accepts';
  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(incoming);
    if (mood === 'hangsUp') return void incoming.socket.destroy();
    if (mood === 'accepts') requests.push({ headers: incoming.headers, body });
    const status = mood === 'accepts' ? 201 : mood === 'isGone' ? 410 : STATUSES[mood];
    return void response.writeHead(status, { location: '/message/1' }).end();
  };
  const { url } = await serve((incoming, response) => void answer(incoming, response));
  const http = new UndiciOutboundHttp({
    allowsLoopback: true,
    sleep: () => {
      whileWaiting();
      return Promise.resolve();
    },
  });
  const options = {
    http,
    secrets,
    privateKeyName: 'VAPID_KEY',
    subject: 'support@freehold.example',
  };
  const keys = { p256dh, auth: AUTH.toString('base64url') };
  return {
    sender: new WebPushSender(options),
    to: { kind: 'web_push', endpoint: `${url}/push/1`, keys } as const,
    setMood: (next: Mood | 'isGone') => void (mood = next),
    requests,
    received: () =>
      requests.map(
        ({ body }) =>
          JSON.parse(decryptPush(body, { browser, auth: AUTH }).toString('utf8')) as Shown,
      ),
  };
}

const answer = { $metadata: {}, message: 'no' };

function sns() {
  const aws = awsClientOf<{ readonly TargetArn: string; readonly Message: string }>({
    throttles: new ThrottledException(answer),
    refuses: new InvalidParameterException(answer),
    isGone: new EndpointDisabledException(answer),
  });
  const received = () =>
    aws.inputs.map(({ Message }) => {
      const texts = JSON.parse(Message) as { APNS: string; GCM: string };
      const { aps, url } = JSON.parse(texts.APNS) as { aps: { alert: Shown }; url: string };
      const fcm = JSON.parse(texts.GCM) as { fcmV1Message: { message: object } };
      expect(fcm.fcmV1Message.message).toEqual({ notification: aps.alert, data: { url } });
      return { ...aps.alert, url };
    });
  const endpointArn = 'arn:aws:sns:eu-central-1:123456789012:endpoint/GCM/app/1';
  return {
    sender: new SnsPushSender(aws.client),
    to: { kind: 'sns', endpointArn } as const,
    ...{ setMood: aws.setMood, received },
  };
}

function fake() {
  const sender = new FakePushSender();
  return {
    sender,
    to: { kind: 'sns', endpointArn: 'arn:aws:sns:::endpoint/1' } as const,
    setMood: (mood: Mood | 'isGone') =>
      void (sender.next = mood === 'isGone' ? { kind: 'Gone' } : endingOf(mood)),
    received: () => sender.sent.map(({ title, body, url }) => ({ title, body, url })),
  };
}

describePushSender('WebPushSender', () => webPush());
describePushSender('SnsPushSender', () => Promise.resolve(sns()));
describePushSender('FakePushSender', () => Promise.resolve(fake()));

describe('WebPushSender', () => {
  it('proves to the push service who sends, for twelve hours and this service alone', async () => {
    const { sender, to, requests } = await webPush();
    await sender.send({ to, title: 'A', body: 'B', key: 'msg_1' });
    const { authorization = '', topic, ttl } = requests[0]?.headers ?? {};
    const [, header = '', claims = '', signature = '', key = ''] =
      /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(authorization) ?? [];
    const { aud, sub, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
      aud: string;
      sub: string;
      exp: number;
    };
    expect({ aud, sub }).toEqual({
      aud: new URL(to.endpoint).origin,
      sub: 'mailto:support@freehold.example',
    });
    expect(exp - Date.now() / 1_000).toBeLessThanOrEqual(12 * 3_600);
    expect(isSigned(`${header}.${claims}`, signature, key)).toBe(true);
    expect(topic).toMatch(/^[\w-]{32}$/);
    expect(ttl).toBe('86400');
  });

  it('repeats a message that has a key, as another one would take its place', async () => {
    const { sender, to, setMood, requests } = await webPush(undefined, () => setMood('accepts'));
    setMood('hangsUp');
    const delivery = await sender.send({ to, title: 'A', body: 'B', key: 'msg_1' });
    expect(delivery).toMatchObject({ kind: 'Accepted' });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['keys that are none', { p256dh: 'AAAA', auth: 'AAAA' }, {}],
    ['no URL', {}, { endpoint: 'push.example.com' }],
  ])('refuses a subscription with %s', async (_, keys, other) => {
    const { sender, to, requests } = await webPush();
    const hostile = { ...to, ...other, keys: { ...to.keys, ...keys } };
    const refused = { kind: 'Refused', reason: 'InvalidRecipient', isTransient: false };
    expect(await sender.send({ to: hostile, title: 'A', body: 'B' })).toEqual(refused);
    expect(requests).toEqual([]);
  });

  it('refuses what is too long for a push service', async () => {
    const { sender, to } = await webPush();
    const body = 'x'.repeat(MAX_PUSH_BYTES);
    expect(await sender.send({ to, title: 'A', body })).toMatchObject({
      reason: 'PayloadTooLarge',
    });
  });

  it('waits for an operator where the key is none', async () => {
    const { sender, to } = await webPush(new FakeSecrets({ VAPID_KEY: 'none' }));
    const refused = { kind: 'Refused', reason: 'SecretInvalid', isTransient: true };
    expect(await sender.send({ to, title: 'A', body: 'B' })).toEqual(refused);
  });
});

const isSigned = (text: string, signature: string, key: string) => {
  const point = Buffer.from(key, 'base64url');
  const at = (start: number) => point.subarray(start, start + 32).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: at(1), y: at(33) };
  const publicKey = createPublicKey({ format: 'jwk', key: jwk });
  const der = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', Buffer.from(text), der, Buffer.from(signature, 'base64url'));
};

describe('encryptPush', () => {
  it('gives the message of RFC 8291, appendix A', () => {
    const keys = {
      p256dh:
        'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    };
    const encrypted = encryptPush(Buffer.from('When I grow up, I want to be a watermelon'), keys, {
      salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
      privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
    });
    expect(encrypted.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    );
  });
});

describe('vapidAuthorization', () => {
  it('has the key that browsers subscribe with', () => {
    const keys = vapidKeys(privateKey);
    expect(keys.publicKey).toBe(VAPID.getPublicKey('base64url'));
    const claims = {
      endpoint: 'https://push.example.com/1',
      subject: 'a@b.example',
      now: new Date(),
    };
    expect(vapidAuthorization(keys, claims)).toContain(`k=${keys.publicKey}`);
  });
});
