import { describe, expect, it } from 'vitest';
import { UntranslatableError } from '../../../local/gate/translate/ask.ts';
import { translate } from '../../../local/gate/translate/translate.ts';
import { ACCOUNT, dynamodbRequest, place, TABLE_ARN } from './requests.ts';

const asksOf = (operation: string, input: object) =>
  translate(dynamodbRequest(operation, input), place);

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: '1' } });
const TableName = 'Tenants';

describe('what a DynamoDB request needs', () => {
  it.each([
    ['GetItem', { TableName, Key: key('T#a') }],
    ['DeleteItem', { TableName, Key: key('T#a') }],
    ['UpdateItem', { TableName, Key: key('T#a'), UpdateExpression: 'SET n = :n' }],
    ['PutItem', { TableName, Item: { ...key('T#a'), n: { N: '1' } } }],
  ])('%s needs the action on the table, with the key it touches', async (operation, input) => {
    expect(await asksOf(operation, input)).toMatchObject([
      {
        action: `dynamodb:${operation}`,
        resource: TABLE_ARN,
        context: { 'dynamodb:LeadingKeys': ['T#a'] },
      },
    ]);
  });

  it('a table may be named by its ARN', async () => {
    const [ask] = await asksOf('GetItem', { TableName: TABLE_ARN, Key: key('T#a') });
    expect(ask).toMatchObject({
      resource: TABLE_ARN,
      context: { 'dynamodb:LeadingKeys': ['T#a'] },
    });
  });

  it.each([
    ['#p = :p AND begins_with(#s, :s)', { '#p': 'pk', '#s': 'sk' }],
    ['(pk = :p) and sk BETWEEN :s AND :t', undefined],
    ['sk > :s and pk=:p', undefined],
  ])('Query reads its key from %s', async (KeyConditionExpression, ExpressionAttributeNames) => {
    const [ask] = await asksOf('Query', {
      TableName,
      KeyConditionExpression,
      ExpressionAttributeNames,
      ExpressionAttributeValues: { ':p': { S: 'T#a' }, ':s': { S: '1' }, ':t': { S: '2' } },
    });
    expect(ask?.context['dynamodb:LeadingKeys']).toEqual(['T#a']);
  });

  it('Query on an index needs the index, with the key of the index', async () => {
    const [ask] = await asksOf('Query', {
      TableName,
      IndexName: 'byOwner',
      KeyConditionExpression: 'gsi1pk = :o',
      ExpressionAttributeValues: { ':o': { S: 'T#b' } },
    });
    expect(ask).toMatchObject({
      resource: `${TABLE_ARN}/index/byOwner`,
      context: { 'dynamodb:LeadingKeys': ['T#b'] },
    });
  });

  it.each([
    ['no equality on the key', 'pk > :p'],
    ['the key twice', 'pk = :p and pk = :q'],
    ['what it cannot read', 'pk = :p ; drop'],
  ])('refuses to translate a Query with %s', async (_what, KeyConditionExpression) => {
    const values = { ':p': { S: 'T#a' }, ':q': { S: 'T#b' } };
    await expect(
      asksOf('Query', { TableName, KeyConditionExpression, ExpressionAttributeValues: values }),
    ).rejects.toThrow(UntranslatableError);
  });

  it('Scan carries no leading key', async () => {
    const [ask] = await asksOf('Scan', { TableName, Select: 'COUNT' });
    expect(ask).toEqual({
      action: 'dynamodb:Scan',
      resource: TABLE_ARN,
      context: { 'dynamodb:Select': 'COUNT' },
    });
  });

  it('a transaction needs each part, as the action of that part', async () => {
    const asks = await asksOf('TransactWriteItems', {
      TransactItems: [
        { Put: { TableName, Item: key('T#a') } },
        { Update: { TableName, Key: key('T#b'), UpdateExpression: 'SET n = :n' } },
        { Delete: { TableName, Key: key('T#c') } },
        {
          ConditionCheck: { TableName: 'Control', Key: key('T#d'), ConditionExpression: 'x = :x' },
        },
      ],
    });
    expect(
      asks.map(({ action, resource, context }) => [
        action,
        resource,
        context['dynamodb:LeadingKeys'],
      ]),
    ).toEqual([
      ['dynamodb:PutItem', TABLE_ARN, ['T#a']],
      ['dynamodb:UpdateItem', TABLE_ARN, ['T#b']],
      ['dynamodb:DeleteItem', TABLE_ARN, ['T#c']],
      // A table that does not exist has no keys to tell.
      [
        'dynamodb:ConditionCheckItem',
        `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/Control`,
        undefined,
      ],
    ]);
    expect(asks[0]?.context['dynamodb:EnclosingOperation']).toBe('TransactWriteItems');
  });

  it('a transactional read needs GetItem for each part', async () => {
    const TransactItems = [
      { Get: { TableName, Key: key('T#a') } },
      { Get: { TableName, Key: key('T#b') } },
    ];
    const asks = await asksOf('TransactGetItems', { TransactItems });
    expect(asks.map(({ action }) => action)).toEqual(['dynamodb:GetItem', 'dynamodb:GetItem']);
  });

  it('a batch needs its action on each table, with all keys of that table', async () => {
    const writes = [{ PutRequest: { Item: key('T#a') } }, { DeleteRequest: { Key: key('T#b') } }];
    expect(await asksOf('BatchWriteItem', { RequestItems: { Tenants: writes } })).toMatchObject([
      { action: 'dynamodb:BatchWriteItem', context: { 'dynamodb:LeadingKeys': ['T#a', 'T#b'] } },
    ]);
    const Keys = [key('T#a'), key('T#a'), key('T#c')];
    expect(await asksOf('BatchGetItem', { RequestItems: { Tenants: { Keys } } })).toMatchObject([
      { action: 'dynamodb:BatchGetItem', context: { 'dynamodb:LeadingKeys': ['T#a', 'T#c'] } },
    ]);
  });

  it('names the attributes that the request names', async () => {
    const [ask] = await asksOf('UpdateItem', {
      TableName,
      Key: key('T#a'),
      UpdateExpression: 'SET #d = if_not_exists(count, :zero)',
      ExpressionAttributeNames: { '#d': 'data' },
    });
    expect(ask?.context['dynamodb:Attributes']).toEqual(['pk', 'sk', 'data', 'count']);
  });

  it.each(['ExecuteStatement', 'BatchExecuteStatement', 'ExecuteTransaction'])(
    'refuses to translate PartiQL (%s)',
    async (operation) => {
      await expect(asksOf(operation, { Statement: 'SELECT * FROM "Tenants"' })).rejects.toThrow(
        UntranslatableError,
      );
    },
  );

  it('refuses a body that is no JSON object', async () => {
    const request = { ...dynamodbRequest('GetItem', {}), body: Buffer.from('[1]') };
    await expect(translate(request, place)).rejects.toThrow(UntranslatableError);
  });
});
