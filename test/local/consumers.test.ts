import { randomUUID } from 'node:crypto';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { beforeAll, describe, expect, it } from 'vitest';
import { domainEvent } from '../../core/events/domain-event.ts';
import { toEventText } from '../../core/events/event-text.ts';
import { newId } from '../../kit/id.ts';
import { eventually } from '../support/eventually.ts';
import { asRoot, output } from '../support/local-cloud.ts';
import { allMails } from '../support/mail-to.ts';
import { queueNamed, receiveAll, setVisibilitySeconds } from '../support/events/queues.ts';

const name = `Consumed ${randomUUID()}`;
const good = activated({ slug: 'consumed', name, plan: 'pro', isolation: 'shared_schema' });
const poison = activated({});

const patience = { seconds: 200 };

/** The poison first, then one event that the bus delivers twice. */
beforeAll(async () => {
  // Each receive would be a minute and a half after the one before.
  await setVisibilitySeconds(await queueNamed('OnProvisioningEndedQueue'), 1);
  const bridge = new EventBridgeClient(asRoot());
  const Entries = [poison, good, good].map((event) => ({
    EventBusName: output('EventBusName'),
    Source: 'freehold',
    DetailType: event.type,
    Detail: toEventText(event),
  }));
  await bridge.send(new PutEventsCommand({ Entries }));
});

describe('a consumer of events', () => {
  it('handles an event behind a poisonous one', async () => {
    await eventually(async () => expect(await mailsAbout(name)).toBe(1), patience);
  });

  it('puts the poisonous one in its dead letters', async () => {
    const undelivered = await queueNamed('OnProvisioningEndedUndelivered');
    await eventually(async () => {
      const bodies = await receiveAll(undelivered);
      expect(bodies.filter((body) => body.includes(poison.id))).toHaveLength(1);
    }, patience);
  });

  it('has handled the event that came twice once', async () => {
    expect(await mailsAbout(name)).toBe(1);
  });
});

function activated(data: object) {
  const actor = { kind: 'system', id: 'test' } as const;
  const occasion = { time: new Date(), tenantId: newId('tnt'), actor };
  return domainEvent({ type: 'tenant.activated', version: 1, ...occasion, data });
}

const mailsAbout = async (text: string): Promise<number> =>
  (await allMails()).filter((mail) => JSON.stringify(mail).includes(text)).length;
