import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newWebhookSecret, webhookHeaders } from '../../../kit/standard-webhooks.ts';

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
});
