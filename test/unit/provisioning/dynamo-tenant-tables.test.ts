import {
  ContinuousBackupsUnavailableException,
  DynamoDBClient,
  LimitExceededException,
  ResourceInUseException,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { DynamoTenantTables } from '../../../adapters/dynamodb/tenancy/dynamo-tenant-tables.ts';
import { answeredBy, raise, said, type Answers, type Asked } from '../../fakes/fake-aws.ts';
import { bridge, silo, TAGS } from '../../support/provisioning/own-placements.ts';

const KEY = 'arn:aws:kms:us-east-1:123456789012:key/k';
const TableName = bridge.tableName;
const STREAM = { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' };
const table = (change: object = {}) => ({
  Table: {
    TableName,
    TableStatus: 'ACTIVE',
    DeletionProtectionEnabled: true,
    StreamSpecification: STREAM,
    LatestStreamArn: 'the stream',
    ...change,
  },
});
const absent = raise(new ResourceNotFoundException(said('no table')));
const inUse = raise(new ResourceInUseException(said('busy')));
const settled: Answers = {
  DescribeTable: () => table(),
  DescribeContinuousBackups: () => ({
    ContinuousBackupsDescription: {
      PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
    },
  }),
  DescribeTimeToLive: () => ({ TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED' } }),
};

function tablesOver(answers: Answers, isProtected = true) {
  const asked: Asked[] = [];
  const regions = new Set<string>();
  const published: string[] = [];
  const tables = new DynamoTenantTables({
    clientIn: (region) => {
      regions.add(region);
      return answeredBy(new DynamoDBClient({ region }), answers, asked);
    },
    stage: 'prod',
    isProtected,
    changes: {
      ensure: async (_, streamArn) => void published.push(`on: ${streamArn}`),
      remove: async (_, streamArn) => void published.push(`off: ${streamArn}`),
    },
  });
  return {
    tables,
    published,
    regions,
    inputsOf: (name: string) => asked.filter((one) => one.name === name).map(({ input }) => input),
  };
}

describe('a tenant’s table', () => {
  it('is made like the pool’s, encrypted with the key, tagged and protected', async () => {
    const { tables, inputsOf } = tablesOver({});
    expect(await tables.create(bridge, KEY)).toEqual({ ok: true, value: undefined });
    expect(inputsOf('CreateTable')).toEqual([
      {
        TableName,
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: KEY },
        DeletionProtectionEnabled: true,
        StreamSpecification: STREAM,
        Tags: TAGS,
      },
    ]);
  });

  it('is made once, though the answer was lost', async () => {
    expect(await tablesOver({ CreateTable: inUse }).tables.create(bridge, KEY)).toMatchObject({
      ok: true,
    });
  });

  it('is refused in words where the account can hold no more, and tried again where too many change', async () => {
    const limited = (message: string) => ({
      CreateTable: raise(new LimitExceededException(said(message))),
    });
    const full = tablesOver(limited('Subscriber limit exceeded: There is a limit of 2500 tables'));
    expect(await full.tables.create(bridge, KEY)).toEqual({
      ok: false,
      error: { kind: 'ResourcesRefused', reason: 'The account can hold no more tables.' },
    });
    const busy = tablesOver(limited('Only 500 tables can be created simultaneously'));
    await expect(busy.tables.create(bridge, KEY)).rejects.toThrow('simultaneously');
  });

  it.each(['CREATING', 'UPDATING', 'DELETING'])('that is %s is pending', async (TableStatus) => {
    const { tables } = tablesOver({ ...settled, DescribeTable: () => table({ TableStatus }) });
    expect(await tables.settle(bridge)).toBe('pending');
  });

  it('that is not shown yet is pending', async () => {
    expect(await tablesOver({ DescribeTable: absent }).tables.settle(bridge)).toBe('pending');
  });

  it('gets recovery and expiry once it stands', async () => {
    const { tables, inputsOf } = tablesOver({ DescribeTable: () => table() });
    expect(await tables.settle(bridge)).toBe('ready');
    expect(inputsOf('UpdateContinuousBackups')).toEqual([
      { TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    ]);
    expect(inputsOf('UpdateTimeToLive')).toEqual([
      { TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' } },
    ]);
  });

  it('has its changes published once it stands, from a stream that an older one gets first', async () => {
    const standing = tablesOver(settled);
    expect(await standing.tables.settle(bridge)).toBe('ready');
    expect(standing.published).toEqual(['on: the stream']);

    const older = table({ StreamSpecification: undefined, LatestStreamArn: undefined });
    const { tables, inputsOf, published } = tablesOver({ ...settled, DescribeTable: () => older });
    expect(await tables.settle(bridge)).toBe('pending');
    expect(inputsOf('UpdateTable')).toEqual([{ TableName, StreamSpecification: STREAM }]);
    expect(published).toEqual([]);
  });

  it('has nothing published any more before it is deleted', async () => {
    const { tables, published, inputsOf } = tablesOver({ DescribeTable: () => table() });
    await tables.delete(bridge);
    expect(published).toEqual(['off: the stream']);
    expect(inputsOf('DeleteTable')).toHaveLength(1);
  });

  it('waits for recovery that cannot be switched on yet', async () => {
    const unavailable = raise(new ContinuousBackupsUnavailableException(said('later')));
    const { tables } = tablesOver({
      ...settled,
      DescribeContinuousBackups: () => ({}),
      UpdateContinuousBackups: unavailable,
    });
    expect(await tables.settle(bridge)).toBe('pending');
  });

  it('that is as it should be is only looked at, in the tenant’s region', async () => {
    const { tables, regions, inputsOf } = tablesOver(settled);
    expect(await tables.settle(silo)).toBe('ready');
    expect([...regions]).toEqual(['eu-central-1']);
    for (const name of ['UpdateTable', 'UpdateContinuousBackups', 'UpdateTimeToLive']) {
      expect(inputsOf(name)).toEqual([]);
    }
  });

  it('is protected again when a deletion was begun and given up', async () => {
    const { tables, inputsOf } = tablesOver({
      ...settled,
      DescribeTable: () => table({ DeletionProtectionEnabled: false }),
    });
    expect(await tables.settle(bridge)).toBe('ready');
    expect(inputsOf('UpdateTable')).toEqual([{ TableName, DeletionProtectionEnabled: true }]);
  });
});

describe('the end of a tenant’s table', () => {
  it('lifts the protection, deletes it, and is pending until it is gone', async () => {
    const { tables, inputsOf } = tablesOver({
      DescribeTable: (_, calls) => table({ TableStatus: calls < 2 ? 'ACTIVE' : 'DELETING' }),
    });
    expect(await tables.delete(bridge)).toBe('pending');
    expect(inputsOf('UpdateTable')).toEqual([{ TableName, DeletionProtectionEnabled: false }]);
    expect(inputsOf('DeleteTable')).toEqual([{ TableName }]);
    expect(await tables.delete(bridge)).toBe('pending');
    expect(inputsOf('DeleteTable')).toHaveLength(1);
  });

  it('of one that never was is gone', async () => {
    const { tables, inputsOf } = tablesOver({ DescribeTable: absent });
    expect(await tables.delete(bridge)).toBe('gone');
    expect(inputsOf('DeleteTable')).toEqual([]);
  });

  it.each<Answers>([{ UpdateTable: inUse }, { DeleteTable: inUse }])(
    'waits for one that is being made or changed: %o',
    async (answers) => {
      const { tables } = tablesOver({ DescribeTable: () => table(), ...answers });
      expect(await tables.delete(bridge)).toBe('pending');
    },
  );

  it('that is gone by now is told at once', async () => {
    const { tables } = tablesOver({
      DescribeTable: (_, calls) => (calls < 2 ? table() : absent()),
      DeleteTable: absent,
    });
    expect(await tables.delete(bridge)).toBe('gone');
  });
});
