import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { domainEvent } from '../../../core/events/domain-event.ts';
import { toEventText } from '../../../core/events/event-text.ts';
import { onEventHandler } from '../../../functions/webhooks/on-event/on-event.ts';
import { newId } from '../../../kit/id.ts';
import { webhookWorld } from '../../support/webhooks/webhook-world.ts';

const data = {
  accessId: 'sup_1',
  operatorId: 'opr_1',
  operatorName: 'otto@freehold.example',
  note: 'Ask Ada.',
  by: [{ email: 'ada@acme.example' }],
};

/** What an endpoint is sent of an event that the bus has from that source. */
async function toldFrom(source: string) {
  const { ports, subscribe, drain, calls } = webhookWorld();
  const tenantId = newId('tnt');
  await subscribe(tenantId);
  const event = domainEvent({
    ...{ type: 'customer.signed', version: 1, tenantId, time: new Date(), data },
    actor: { kind: 'operator', id: 'opr_1' },
  });
  const body = JSON.stringify({ source, detail: JSON.parse(toEventText(event)) as unknown });
  const batch = { Records: [{ messageId: 'm', body }] } as SQSEvent;
  const answer = await onEventHandler(ports)(batch, {} as Context);
  await drain();
  const told = calls.map(
    ({ body: sent }) => JSON.parse(String(sent)) as { readonly data: unknown },
  );
  return { answer, told };
}

describe('an event from the bus', () => {
  it('of the platform is told without the personal data in it', async () => {
    const { told } = await toldFrom('freehold');
    expect(told.map((one) => one.data)).toEqual([
      {
        ...{ accessId: 'sup_1', operatorId: '***', operatorName: '***', note: '***' },
        by: [{ email: '***' }],
      },
    ]);
  });

  it('of the company’s own product is told as the product said it', async () => {
    const { told } = await toldFrom('freehold.product');
    expect(told.map((one) => one.data)).toEqual([data]);
  });

  it('of nobody known is told nobody, and goes to the dead letters', async () => {
    const { answer, told } = await toldFrom('somebody.else');
    expect(told).toEqual([]);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm' }] });
  });
});
