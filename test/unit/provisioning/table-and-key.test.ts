import { describe, expect, it } from 'vitest';
import { TableAndKey } from '../../../adapters/dedicated-resources/table-and-key.ts';
import { fail, ok } from '../../../kit/result.ts';
import { bridge } from '../../support/provisioning/own-placements.ts';

type Ports = ConstructorParameters<typeof TableAndKey>;
type Tables = Ports[0];
type Keys = Ports[1];

const denied = Object.assign(new Error('not yet'), { name: 'AccessDeniedException' });
const refused = { kind: 'ResourcesRefused', reason: 'No.' } as const;

function storesOver({
  tables = {},
  keys = {},
}: {
  tables?: Partial<Tables>;
  keys?: Partial<Keys>;
}) {
  const calls: string[] = [];
  const told = <Answer>(name: string, answer: Answer) => {
    calls.push(name);
    return Promise.resolve(answer);
  };
  const stores = new TableAndKey(
    {
      find: () => told('find', null),
      create: () => told('create', ok(undefined)),
      settle: () => told('settle', 'pending' as const),
      delete: () => told('delete', 'gone' as const),
      ...tables,
    },
    {
      ensure: () => told('ensure', ok('arn:aws:kms:us-east-1:123456789012:key/k')),
      retire: () => told('retire', undefined),
      ...keys,
    },
  );
  return { stores, calls };
}

describe('a table and its key', () => {
  it('are made in this order, and settled', async () => {
    const { stores, calls } = storesOver({});
    expect(await stores.make(bridge)).toEqual(ok('pending'));
    expect(calls).toEqual(['find', 'ensure', 'create', 'settle']);
  });

  it('are not looked for in KMS once the table is there', async () => {
    const { stores, calls } = storesOver({ tables: { find: async () => ({}) } });
    await stores.make(bridge);
    expect(calls).toEqual(['settle']);
  });

  it('are refused where either is', async () => {
    const noKey = storesOver({ keys: { ensure: async () => fail(refused) } });
    expect(await noKey.stores.make(bridge)).toEqual(fail(refused));
    const noTable = storesOver({ tables: { create: async () => fail(refused) } });
    expect(await noTable.stores.make(bridge)).toEqual(fail(refused));
  });

  it('are pending while KMS does not know the new key’s tags, in both directions', async () => {
    const notYet = () => Promise.reject(denied);
    const { stores } = storesOver({ keys: { ensure: notYet, retire: notYet } });
    expect(await stores.make(bridge)).toEqual(ok('pending'));
    expect(await stores.delete(bridge)).toBe('pending');
  });

  it('throw on an outage', async () => {
    const { stores } = storesOver({ keys: { ensure: () => Promise.reject(new Error('down')) } });
    await expect(stores.make(bridge)).rejects.toThrow('down');
  });

  it('are deleted the other way round: no table is ever without its key', async () => {
    const { stores, calls } = storesOver({});
    expect(await stores.delete(bridge)).toBe('gone');
    expect(calls).toEqual(['delete', 'retire']);
    const pending = storesOver({ tables: { delete: async () => 'pending' } });
    expect(await pending.stores.delete(bridge)).toBe('pending');
    expect(pending.calls).toEqual([]);
  });
});
