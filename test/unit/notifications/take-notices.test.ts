import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { noticeIn } from '../../../adapters/channels/notice-in.ts';
import { takeNotices } from '../../../functions/notifications/take-notices/take-notices.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';

describe('the queue of what makers tell', () => {
  it('is worked on message by message: what fails is given again, what is of no tenant let go', async () => {
    const world = notificationWorld();
    const told = {
      ...{ tenantId: world.tenant.id, channel: 'email', outcome: 'bounced' },
      ...{ unreachable: ['bob@acme.example'], at: world.clock.now.toISOString() },
    };
    const ofNoTenant = {
      eventType: 'Delivery',
      mail: {},
      delivery: { timestamp: world.clock.now.toISOString() },
    };
    const bodies = [told, { what: 'else' }, { source: 'aws.ses', detail: ofNoTenant }];
    const Records = bodies.map((body, index) => ({
      ...{ messageId: `m-${index}`, body: JSON.stringify(body) },
    }));
    const handler = takeNotices({ ...world.ports, noticeIn });
    const context = { getRemainingTimeInMillis: () => 30_000 } as Context;
    expect(await handler({ Records } as SQSEvent, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm-1' }],
    });
    expect(world.suppressions.all.size).toBe(1);
    expect(await world.inboxOf('ada')).toEqual([]);
    await world.drain();
    expect(await world.inboxOf('ada')).toHaveLength(1);
  });
});
