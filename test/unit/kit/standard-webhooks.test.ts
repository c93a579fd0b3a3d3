import { createPublicKey, verify } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import {
  newWebhookSecret,
  verificationKeyOf,
  webhookHeaders,
} from '../../../kit/standard-webhooks.ts';

const message = { id: 'audit_1', time: new Date(), body: '{"a":"ü"}\n{"b":2}\n' };

describe('webhookHeaders', () => {
  it('are verified by the stock library', () => {
    const secret = newWebhookSecret();
    const headers = webhookHeaders(message, secret);
    const webhook = new Webhook(secret);
    // It verifies, and then parses JSON, of which these are two lines.
    expect(() => webhook.verify(message.body, headers)).toThrow(SyntaxError);
    const one = { ...message, body: '{"a":"ü"}' };
    expect(webhook.verify(one.body, webhookHeaders(one, secret))).toEqual({ a: 'ü' });
  });

  it.each([
    ['another body', { body: '{"a":1}' }],
    ['another id', { id: 'audit_2' }],
    ['another time', { time: new Date(message.time.getTime() - 2_000) }],
  ])('of %s are not those of the message', (_, change) => {
    const secret = newWebhookSecret();
    const signature = webhookHeaders({ ...message, ...change }, secret)['webhook-signature'];
    expect(signature).not.toBe(webhookHeaders(message, secret)['webhook-signature']);
  });

  it('of the specification’s own example', () => {
    const headers = webhookHeaders(
      {
        id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        time: new Date(1_614_265_330_000),
        body: '{"test": 2432232314}',
      },
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('of the example of the Ed25519 scheme, which has the public key behind the private one', () => {
    const secret =
      'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==';
    const example = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      time: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
    };
    expect(verificationKeyOf(secret)).toBe('whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=');
    expect(webhookHeaders(example, secret)['webhook-signature']).toBe(
      'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==',
    );
  });

  it('of an Ed25519 secret are verified by its public key, and by no other one', () => {
    const secret = newWebhookSecret('ed25519');
    const headers = webhookHeaders(message, secret);
    const { body } = message;
    expect(isVerified(headers, body, verificationKeyOf(secret))).toBe(true);
    expect(isVerified(headers, `${body} `, verificationKeyOf(secret))).toBe(false);
    const other = verificationKeyOf(newWebhookSecret('ed25519'));
    expect(isVerified(headers, body, other)).toBe(false);
  });

  it('of two secrets are verified by who has either, of whatever scheme', () => {
    const [before, after] = [newWebhookSecret(), newWebhookSecret()];
    const asymmetric = newWebhookSecret('ed25519');
    const one = { ...message, body: '{"b":2}' };
    const headers = webhookHeaders(one, after, before, asymmetric);

    expect(headers['webhook-signature'].split(' ')).toHaveLength(3);
    for (const secret of [before, after]) {
      expect(new Webhook(secret).verify(one.body, headers)).toEqual({ b: 2 });
    }
    expect(() => new Webhook(newWebhookSecret()).verify(one.body, headers)).toThrow(
      'No matching signature found',
    );
  });
});

/** As a receiver does it, by Node's crypto alone. */
function isVerified(
  headers: ReturnType<typeof webhookHeaders>,
  body: string,
  publicKey: string,
): boolean {
  const [scheme, signature = ''] = headers['webhook-signature'].split(',');
  expect(scheme).toBe('v1a');
  const x = Buffer.from(publicKey.slice('whpk_'.length), 'base64').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return verify(null, Buffer.from(content), key, Buffer.from(signature, 'base64'));
}

const schemeOf = (secret: string) =>
  webhookHeaders(message, secret)['webhook-signature'].split(',')[0];

describe('newWebhookSecret', () => {
  it.each(['hmac', 'ed25519'] as const)('makes another %s one each time', (signing) => {
    const made = Array.from({ length: 50 }, () => newWebhookSecret(signing));
    expect(new Set(made).size).toBe(50);
    expect(made.map(schemeOf)).toEqual(made.map(() => ({ hmac: 'v1', ed25519: 'v1a' })[signing]));
  });

  it('of Ed25519 tells the receiver its public half alone', () => {
    const secret = newWebhookSecret('ed25519');
    const key = verificationKeyOf(secret);
    expect(key).toMatch(/^whpk_[\w+/]{43}=$/);
    expect(() => schemeOf(key)).toThrow('none of Standard Webhooks');
    expect(verificationKeyOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toMatch(/^whsec_/);
  });

  it.each([
    ['another prefix', `whsecret_${Buffer.alloc(32, 7).toString('base64')}`],
    ['no base64', 'whsec_%%%%'],
    ['base64 with a blank in it', `whsec_ ${Buffer.alloc(32, 7).toString('base64')}`],
    ['nothing', ''],
  ])('is the one that signs: none of %s does', (_, text) => {
    expect(() => schemeOf(text)).toThrow('none of Standard Webhooks');
  });
});
