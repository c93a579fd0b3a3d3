import type { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { DynamoWebhookMessages } from '../../../adapters/dynamodb/webhooks/dynamo-webhook-messages.ts';
import { toMessageItem } from '../../../adapters/dynamodb/webhooks/message-item.ts';
import { sendMessages } from '../../../core/webhooks/send-messages.ts';
import { newId } from '../../../kit/id.ts';
import { webhookWorld } from '../../support/webhooks/webhook-world.ts';

it('two copies of a message in one batch are one attempt, at a table that refuses to be asked twice', async () => {
  const { ports, subscribe, happen, waiting, calls, messages } = webhookWorld();
  const tenantId = newId('tnt');
  await subscribe(tenantId);
  await happen(tenantId).made;
  const send = ({ input: { RequestItems = {} } }: BatchGetCommand) => {
    const keys = (RequestItems.table?.Keys ?? []).map((key) => String(key.sk));
    if (new Set(keys).size < keys.length) {
      throw new Error('Provided list of item keys contains duplicates');
    }
    const found = [...messages.all.values()].filter(({ id }) => keys.includes(id));
    return Promise.resolve({ Responses: { table: found.map(toMessageItem) } });
  };
  const documents = { send } as unknown as DynamoDBDocumentClient;
  const stored = new DynamoWebhookMessages({ documents, tableName: 'table' });
  messages.findAll = (refs) => stored.findAll(refs) as ReturnType<typeof messages.findAll>;
  const [ref] = waiting;
  if (!ref) throw new Error('Nothing is queued.');
  expect(await sendMessages(ports, ref, [ref, ref])).toMatchObject({ delivered: 1, skipped: 1 });
  expect(calls).toHaveLength(1);
});
