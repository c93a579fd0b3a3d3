import type { AwsRequest } from '../aws-request.ts';
import { attributesOf } from './dynamodb-attributes.ts';
import {
  type Ask,
  type Context,
  jsonInput,
  type JsonObject,
  listOf,
  objectOf,
  type Place,
  present,
  requiredText,
  textIn,
  UntranslatableError,
} from './ask.ts';
import { tableArn, tableAsks, tableName, tableOrIndexArn } from './dynamodb-tables.ts';
import { keyText, queriedKey } from './key-condition.ts';
import { tableKeyAsks } from './table-key.ts';

/** What a DynamoDB request needs: transactions and batches for each table and part they touch. */
export async function translateDynamodb(request: AwsRequest, place: Place): Promise<Ask[]> {
  const input = jsonInput(request.body);
  const { operation } = request;
  const translate = ITEM_OPERATIONS[operation];
  if (translate === undefined) return tableAsks(operation, input, place);
  const asks = await translate(input, place);
  return [...asks, ...(await tableKeyAsks(asks, place))];
}

type Translate = (input: JsonObject, place: Place) => Promise<Ask[]>;

const single =
  (action: string, keySource: 'Key' | 'Item'): Translate =>
  async (input, place) => [await itemAsk({ action, keySource, input }, place)];

const ITEM_OPERATIONS: Readonly<Record<string, Translate>> = {
  GetItem: single('GetItem', 'Key'),
  PutItem: single('PutItem', 'Item'),
  UpdateItem: single('UpdateItem', 'Key'),
  DeleteItem: single('DeleteItem', 'Key'),
  Query: async (input, place) => [await queryAsk(input, place)],
  Scan: (input, place) => Promise.resolve([scanAsk(input, place)]),
  BatchGetItem: batchGet,
  BatchWriteItem: batchWrite,
  TransactGetItems: (input, place) => transaction(input, place, 'TransactGetItems'),
  TransactWriteItems: (input, place) => transaction(input, place, 'TransactWriteItems'),
};

type ItemCall = { action: string; keySource: 'Key' | 'Item'; input: JsonObject };

async function itemAsk({ action, keySource, input }: ItemCall, place: Place): Promise<Ask> {
  const table = requiredText(input, 'TableName');
  const item = objectOf(input[keySource]);
  return {
    action: `dynamodb:${action}`,
    resource: tableArn(table, place),
    context: {
      ...(await leadingKeys(table, [item], place)),
      ...attributesOf(input, [item]),
      ...present({
        'dynamodb:ReturnValues': textIn(input, 'ReturnValues'),
        'dynamodb:ReturnConsumedCapacity': textIn(input, 'ReturnConsumedCapacity'),
      }),
    },
  };
}

async function queryAsk(input: JsonObject, place: Place): Promise<Ask> {
  const table = requiredText(input, 'TableName');
  const index = textIn(input, 'IndexName');
  const keys = await place.facts.table(tableName(table, place));
  const partitionKey = index === undefined ? keys?.partitionKey : keys?.indexPartitionKeys[index];
  return {
    action: 'dynamodb:Query',
    resource: tableOrIndexArn(input, place),
    context: {
      // No such table or index: there is nothing to read, and the emulator will say so.
      ...(partitionKey === undefined
        ? {}
        : { 'dynamodb:LeadingKeys': [queriedKey(input, partitionKey)] }),
      ...readContext(input),
    },
  };
}

const scanAsk = (input: JsonObject, place: Place): Ask => ({
  action: 'dynamodb:Scan',
  resource: tableOrIndexArn(input, place),
  context: readContext(input),
});

const readContext = (input: JsonObject): Context => ({
  ...attributesOf(input, []),
  ...present({
    'dynamodb:Select': textIn(input, 'Select'),
    'dynamodb:ReturnConsumedCapacity': textIn(input, 'ReturnConsumedCapacity'),
  }),
});

async function batchGet(input: JsonObject, place: Place): Promise<Ask[]> {
  const tables = Object.entries(objectOf(input.RequestItems));
  return Promise.all(
    tables.map(async ([table, value]) => {
      const part = objectOf(value);
      const keys = listOf(part.Keys).map(objectOf);
      return batchAsk({ action: 'BatchGetItem', table, items: keys, part }, place);
    }),
  );
}

async function batchWrite(input: JsonObject, place: Place): Promise<Ask[]> {
  const tables = Object.entries(objectOf(input.RequestItems));
  return Promise.all(
    tables.map(async ([table, value]) => {
      const items = listOf(value).map((write) => writtenItem(objectOf(write)));
      return batchAsk({ action: 'BatchWriteItem', table, items, part: {} }, place);
    }),
  );
}

function writtenItem(write: JsonObject): JsonObject {
  if (write.PutRequest !== undefined) return objectOf(objectOf(write.PutRequest).Item);
  return objectOf(objectOf(write.DeleteRequest).Key);
}

type BatchPart = { action: string; table: string; items: JsonObject[]; part: JsonObject };

async function batchAsk({ action, table, items, part }: BatchPart, place: Place): Promise<Ask> {
  return {
    action: `dynamodb:${action}`,
    resource: tableArn(table, place),
    context: { ...(await leadingKeys(table, items, place)), ...attributesOf(part, items) },
  };
}

/** The parts of a transaction are asked for one by one; there is no action for the whole. */
const TRANSACTION_PARTS: Readonly<Record<string, Pick<ItemCall, 'action' | 'keySource'>>> = {
  Get: { action: 'GetItem', keySource: 'Key' },
  Put: { action: 'PutItem', keySource: 'Item' },
  Update: { action: 'UpdateItem', keySource: 'Key' },
  Delete: { action: 'DeleteItem', keySource: 'Key' },
  ConditionCheck: { action: 'ConditionCheckItem', keySource: 'Key' },
};

async function transaction(input: JsonObject, place: Place, operation: string): Promise<Ask[]> {
  const parts = listOf(input.TransactItems).flatMap((item) => Object.entries(objectOf(item)));
  return Promise.all(
    parts.map(async ([kind, value]) => {
      const part = TRANSACTION_PARTS[kind];
      if (part === undefined) throw new UntranslatableError(`a transaction knows no ${kind}`);
      const ask = await itemAsk({ ...part, input: objectOf(value) }, place);
      return { ...ask, context: { ...ask.context, 'dynamodb:EnclosingOperation': operation } };
    }),
  );
}

async function leadingKeys(table: string, items: JsonObject[], place: Place): Promise<Context> {
  const keys = await place.facts.table(tableName(table, place));
  if (keys === undefined) return {};
  const values = items.map((item) => keyText(item[keys.partitionKey]));
  return { 'dynamodb:LeadingKeys': [...new Set(values)] };
}
