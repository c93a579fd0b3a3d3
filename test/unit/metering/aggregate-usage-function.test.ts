import type { Context, SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { AggregateUsagePorts } from '../../../core/metering/aggregate-usage.ts';
import { usageMessageText } from '../../../core/metering/usage-message.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { aggregateUsageHandler } from '../../../functions/metering/aggregate-usage/aggregate-usage.ts';
import { newId } from '../../../kit/id.ts';
import { mail, message, usageWorld } from '../../support/metering/usage-world.ts';

const bodyOf = (messageId: string, tenantId: TenantId) =>
  usageMessageText(message(messageId, [mail(messageId)], { tenantId }));

async function failedOf(ports: AggregateUsagePorts, bodies: Readonly<Record<string, string>>) {
  const Records = Object.entries(bodies).map(([messageId, body]) => ({ messageId, body }));
  const handler = aggregateUsageHandler(ports);
  const answer = await handler({ Records } as SQSEvent, {} as Context);
  return answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

describe('the queue of usage events', () => {
  it('gets back what is no message, and the messages of a tenant that could not be counted', async () => {
    const [sound, broken] = [newId('tnt'), newId('tnt')];
    const world = usageWorld();
    const { ports } = world.environment();
    const log: AggregateUsagePorts['log'] = {
      append: (tenantId, events) =>
        tenantId === broken
          ? Promise.reject(new Error('away'))
          : world.log.append(tenantId, events),
    };
    const bodies = {
      m1: bodyOf('m1', sound),
      m2: '{"tenantId"',
      m3: bodyOf('m3', broken),
      m4: bodyOf('m4', sound),
    };
    expect(await failedOf({ ...ports, log }, bodies)).toEqual(['m2', 'm3']);
    expect(world.log.all().map(({ event }) => event.id)).toEqual(['m1', 'm4']);

    // Given back from the dead letters under a new name, what was counted is logged, and not counted once more.
    const seen = [...world.store.seen];
    expect(seen).toHaveLength(3);
    expect(await failedOf(ports, { m9: bodies.m3 })).toEqual([]);
    expect(world.log.all().map(({ event }) => event.id)).toEqual(['m1', 'm4', 'm3']);
    expect([...world.store.seen]).toEqual(seen);
  });
});
