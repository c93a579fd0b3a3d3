import { describe, expect, it } from 'vitest';
import type { DeliveryNotice } from '../../../core/notifications/delivery-notice.ts';
import {
  receiveSendGridEvents,
  receiveTwilioEvent,
  type ReceiveEventsPorts,
} from '../../../functions/notifications/receive-events/receive-events.ts';
import { newId } from '../../../kit/id.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { apiEvent } from '../../support/tenancy/tenant-contexts.ts';

const tenantId = newId('tnt');
const notice: DeliveryNotice = {
  ...{ tenantId, key: 'k', channel: 'email', outcome: 'delivered' },
  ...{ unreachable: [], at: new Date('2026-11-28T12:00:00Z') },
};

function arrange(ports: Partial<ReceiveEventsPorts> = {}) {
  const queued: DeliveryNotice[] = [];
  const seen: object[] = [];
  const noticesIn = (delivery: { signature: string }) => {
    seen.push(delivery);
    return delivery.signature === 'good' ? [notice] : null;
  };
  const all = {
    sendGrid: { noticesIn },
    twilio: { noticesIn },
    notices: { send: async (told: readonly DeliveryNotice[]) => void queued.push(...told) },
    ...ports,
  };
  return { serve: edgeOf(receiveSendGridEvents(all), receiveTwilioEvent(all)), queued, seen };
}

const ofSendGrid = (signature?: string) =>
  apiEvent('POST /v1/webhooks/sendgrid', {
    body: [{ event: 'delivered' }],
    headers: {
      ...(signature && { 'x-twilio-email-event-webhook-signature': signature }),
      'x-twilio-email-event-webhook-timestamp': '1804377600',
    },
  });
const ofTwilio = (signature?: string) =>
  apiEvent('POST /v1/webhooks/twilio', {
    query: { key: 'k', tenant: tenantId },
    headers: signature ? { 'x-twilio-signature': signature } : {},
    body: 'MessageStatus=delivered',
  });

describe.each([
  [
    'SendGrid',
    ofSendGrid,
    { body: Buffer.from('[{"event":"delivered"}]'), timestamp: '1804377600' },
  ],
  [
    'Twilio',
    ofTwilio,
    { body: Buffer.from('MessageStatus=delivered'), query: { key: 'k', tenantId } },
  ],
])('an event of %s', (_, event, delivery) => {
  it('is queued with the bytes that were signed', async () => {
    const { serve, queued, seen } = arrange();
    expect(await serve(event('good'))).toMatchObject({ statusCode: 204 });
    expect(queued).toEqual([notice]);
    expect(seen).toEqual([{ ...delivery, signature: 'good' }]);
  });

  it('is refused with another signature, with none, and where the maker is not used', async () => {
    const { serve, queued } = arrange();
    const unused = arrange({ sendGrid: undefined, twilio: undefined });
    for (const answer of [
      await serve(event('wrong')),
      await serve(event()),
      await unused.serve(event('good')),
    ]) {
      expect(answer).toMatchObject({ statusCode: 401 });
      expect(answer.body).toContain('event-forged');
    }
    expect([...queued, ...unused.queued]).toEqual([]);
  });

  it('is sent again by its maker when the queue does not take it', async () => {
    const notices = { send: () => Promise.reject(new Error('The queue is out.')) };
    const { serve } = arrange({ notices });
    expect(await serve(event('good'))).toMatchObject({ statusCode: 500 });
  });
});
