import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { TABLE_ARN } from '../requests.ts';
import { allow, TENANT } from '../verdicts.ts';
import type { Case, Statement } from './case.ts';
import { dynamodb } from './signed.ts';

const TRANSACTIONS = 'DynamoDB: transaction-apis-iam';
const CONDITIONS = 'DynamoDB: specifying-conditions';

const own = (actions: string[], more: Statement = {}) =>
  allow({
    Action: actions.map((action) => `dynamodb:${action}`),
    Resource: TABLE_ARN,
    Condition: {
      Null: { 'dynamodb:LeadingKeys': 'false' },
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`T#${TENANT}`, `T#${TENANT}#*`] },
      ...more,
    },
  });

const TableName = 'Tenants';
const item = (pk: string) => ({ TableName, Item: { pk: { S: pk } } });
const key = (pk: string) => ({ TableName, Key: { pk: { S: pk } } });
const check = (pk: string) => ({ ...key(pk), ConditionExpression: 'attribute_exists(pk)' });
const write = (...TransactItems: object[]) =>
  dynamodb(new TransactWriteItemsCommand({ TransactItems }));
const IN_TRANSACTION = {
  StringEquals: { 'dynamodb:EnclosingOperation': 'TransactWriteItems' },
};

export const transactionCases: readonly Case[] = [
  {
    name: 'a transaction needs the permission of each part and none of its own',
    role: [own(['PutItem', 'DeleteItem'])],
    request: write({ Put: item('T#12') }, { Delete: key('T#12#a') }),
    expected: 'allowed',
    source: TRANSACTIONS,
  },
  {
    name: 'one part of another tenant refuses the transaction',
    role: [own(['PutItem', 'DeleteItem'])],
    request: write({ Put: item('T#12') }, { Delete: key('T#13#a') }),
    expected: 'refused',
    source: TRANSACTIONS,
  },
  {
    name: 'a condition check is granted apart',
    role: [own(['PutItem', 'GetItem'])],
    request: write({ Put: item('T#12') }, { ConditionCheck: check('T#12#a') }),
    expected: 'refused',
    source: TRANSACTIONS,
  },
  {
    name: 'a condition check that is granted',
    role: [own(['PutItem', 'ConditionCheckItem'])],
    request: write({ Put: item('T#12') }, { ConditionCheck: check('T#12#a') }),
    expected: 'allowed',
    source: TRANSACTIONS,
  },
  {
    name: 'a condition check on another tenant',
    role: [own(['PutItem', 'ConditionCheckItem'])],
    request: write({ Put: item('T#12') }, { ConditionCheck: check('T#13') }),
    expected: 'refused',
    source: TRANSACTIONS,
  },
  {
    name: 'a write allowed in transactions alone, within one',
    role: [own(['PutItem'], IN_TRANSACTION)],
    request: write({ Put: item('T#12') }),
    expected: 'allowed',
    source: TRANSACTIONS,
  },
  {
    name: 'a write allowed in transactions alone, by itself',
    role: [own(['PutItem'], IN_TRANSACTION)],
    request: dynamodb(new PutItemCommand(item('T#12'))),
    expected: 'refused',
    source: TRANSACTIONS,
  },
  {
    name: 'a reading transaction with a foreign part',
    role: [own(['GetItem'])],
    request: dynamodb(
      new TransactGetItemsCommand({
        TransactItems: [{ Get: key('T#12') }, { Get: key('T#13') }],
      }),
    ),
    expected: 'refused',
    source: TRANSACTIONS,
  },
  {
    name: 'a batch of own keys',
    role: [own(['BatchGetItem'])],
    request: dynamodb(
      new BatchGetItemCommand({
        RequestItems: { [TableName]: { Keys: [{ pk: { S: 'T#12' } }, { pk: { S: 'T#12#a' } }] } },
      }),
    ),
    expected: 'allowed',
    source: CONDITIONS,
  },
  {
    name: 'a batch with one foreign key',
    role: [own(['BatchGetItem'])],
    request: dynamodb(
      new BatchGetItemCommand({
        RequestItems: { [TableName]: { Keys: [{ pk: { S: 'T#12' } }, { pk: { S: 'T#13' } }] } },
      }),
    ),
    expected: 'refused',
    source: CONDITIONS,
  },
  {
    name: 'a writing batch with one foreign deletion',
    role: [own(['BatchWriteItem'])],
    request: dynamodb(
      new BatchWriteItemCommand({
        RequestItems: {
          [TableName]: [
            { PutRequest: { Item: { pk: { S: 'T#12' } } } },
            { DeleteRequest: { Key: { pk: { S: 'T#13' } } } },
          ],
        },
      }),
    ),
    expected: 'refused',
    source: CONDITIONS,
  },
];
