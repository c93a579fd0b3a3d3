import { expect, it } from 'vitest';
import { DynamoReceivedEvents } from '../../adapters/dynamodb/billing/dynamo-received-events.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';

it('stores an event of the provider once, and knows when it is handled', async () => {
  const { tableName } = await scratchTable();
  const received = new DynamoReceivedEvents(documentsAsRoot(), tableName);
  const event = { id: 'evt_1', type: 'invoice.paid', time: new Date(), customerId: 'cus_1' };
  const stored = await Promise.all([1, 2, 3].map(() => received.store(event)));
  expect(stored.sort()).toEqual(['new', 'stored', 'stored']);
  await received.handled(event);
  await received.handled(event);
  expect(await received.store(event)).toBe('handled');
  expect(await received.store({ ...event, id: 'evt_2' })).toBe('new');
});
