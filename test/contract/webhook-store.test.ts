import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { DynamoEndpointSlots } from '../../adapters/dynamodb/webhooks/dynamo-endpoint-slots.ts';
import { DynamoResendTasks } from '../../adapters/dynamodb/webhooks/dynamo-resend-tasks.ts';
import { DynamoWebhookEndpoints } from '../../adapters/dynamodb/webhooks/dynamo-webhook-endpoints.ts';
import { DynamoWebhookMessages } from '../../adapters/dynamodb/webhooks/dynamo-webhook-messages.ts';
import { newId } from '../../kit/id.ts';
import { asRoot, documentsAsRoot } from '../support/local-cloud.ts';
import { emptyControlTable } from '../support/tenants/control-table.ts';
import { describeWebhookStores } from './webhook-store-suite.ts';

// Its keys and its index `due` are those of the table of webhooks.
const tableName = await emptyControlTable(new DynamoDBClient(asRoot()));
const clock = { now: Date.now() };
const table = { documents: documentsAsRoot(), tableName, now: () => new Date(clock.now) };

describeWebhookStores('DynamoDB', () =>
  Promise.resolve({
    endpoints: new DynamoWebhookEndpoints(table),
    messages: new DynamoWebhookMessages(table),
    tasks: new DynamoResendTasks(table),
  }),
);

describe('the places at an endpoint', () => {
  const slots = new DynamoEndpointSlots(table);
  const of = () => ({ tenantId: newId('tnt'), id: newId('whe') });
  const until = () => new Date(clock.now + 30_000);

  it('are as many as its limit, and free again when released', async () => {
    const endpoint = of();
    const first = await slots.take(endpoint, 2, until());
    expect(await slots.take(endpoint, 2, until())).not.toBeNull();
    expect(await slots.take(endpoint, 2, until())).toBeNull();
    expect(await slots.take(of(), 2, until())).not.toBeNull();
    await first?.release();
    expect(await slots.take(endpoint, 2, until())).not.toBeNull();
  });

  it('are free when their lease is over, and a late release takes none from another', async () => {
    const endpoint = of();
    const dead = await slots.take(endpoint, 1, until());
    clock.now += 31_000;
    expect(await slots.take(endpoint, 1, until())).not.toBeNull();
    await dead?.release();
    expect(await slots.take(endpoint, 1, until())).toBeNull();
  });

  it('admit so many messages in a second', async () => {
    const endpoint = of();
    expect(await slots.admit(endpoint, 8, 10)).toBe(8);
    expect(await slots.admit(endpoint, 8, 10)).toBe(2);
    expect(await slots.admit(endpoint, 8, 10)).toBe(0);
    clock.now += 1_000;
    expect(await slots.admit(endpoint, 8, 10)).toBe(8);
  });
});
