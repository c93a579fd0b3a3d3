import { KMSClient, LimitExceededException, NotFoundException } from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { KmsTenantKeys } from '../../../adapters/kms/kms-tenant-keys.ts';
import { answeredBy, raise, said, type Answers, type Asked } from '../../fakes/fake-aws.ts';
import { bridge, REGION, TENANT_ID } from '../../support/provisioning/own-placements.ts';

const own = bridge.dedicated;
if (!own) throw new Error('A bridge has a key.');
const ARN = (id: string) => `arn:aws:kms:${REGION}:123456789012:key/${id}`;
const DESCRIPTION = `Freehold prod: the data of ${TENANT_ID}`;

type FakeKey = { readonly state?: string; readonly alias?: string; readonly description?: string };

/** KMS with these keys, each by its id. */
function keysOver(keys: Readonly<Record<string, FakeKey>>, answers: Answers = {}) {
  const asked: Asked[] = [];
  const all: Answers = {
    ListAliases: () => ({
      Aliases: Object.entries(keys).flatMap(([TargetKeyId, { alias }]) =>
        alias ? [{ AliasName: alias, TargetKeyId }] : [],
      ),
    }),
    ListKeys: () => ({ Keys: Object.keys(keys).map((KeyId) => ({ KeyId })) }),
    DescribeKey: ({ KeyId }) => {
      const { state = 'Enabled', description = DESCRIPTION } = keys[String(KeyId)] ?? {};
      return {
        KeyMetadata: {
          KeyId,
          Arn: ARN(String(KeyId)),
          KeyState: state,
          Description: description,
        },
      };
    },
    CreateKey: () => ({ KeyMetadata: { KeyId: 'new', Arn: ARN('new') } }),
    ...answers,
  };
  const client = answeredBy(new KMSClient({ region: REGION }), all, asked);
  return {
    keys: new KmsTenantKeys({ client, onceClient: client, stage: 'prod' }),
    inputsOf: (name: string) => asked.filter((one) => one.name === name).map(({ input }) => input),
  };
}

const foreignKey = () => Object.assign(new Error('no'), { name: 'AccessDeniedException' });

describe('the key of a tenant', () => {
  it('is made with its tags, rotated, and named last', async () => {
    const { keys, inputsOf } = keysOver({ other: { alias: 'alias/other' } });
    expect(await keys.ensure(bridge, own)).toEqual({ ok: true, value: ARN('new') });
    expect(inputsOf('CreateKey')).toEqual([
      {
        Description: DESCRIPTION,
        Tags: [
          { TagKey: 'freehold:stage', TagValue: 'prod' },
          { TagKey: 'freehold:tenant', TagValue: TENANT_ID },
        ],
      },
    ]);
    expect(inputsOf('EnableKeyRotation')).toEqual([{ KeyId: ARN('new') }]);
    expect(inputsOf('CreateAlias')).toEqual([{ AliasName: own.keyAlias, TargetKeyId: ARN('new') }]);
  });

  it('is found by its alias, and then left as it is', async () => {
    const { keys, inputsOf } = keysOver({ mine: { alias: own.keyAlias } });
    expect(await keys.ensure(bridge, own)).toEqual({ ok: true, value: ARN('mine') });
    expect([...inputsOf('CreateKey'), ...inputsOf('CreateAlias')]).toEqual([]);
  });

  it('is adopted where a run died before it was named', async () => {
    const { keys, inputsOf } = keysOver({
      foreign: { description: 'something else' },
      gone: { state: 'PendingDeletion' },
      orphan: {},
    });
    expect(await keys.ensure(bridge, own)).toEqual({ ok: true, value: ARN('orphan') });
    expect(inputsOf('CreateKey')).toEqual([]);
    expect(inputsOf('EnableKeyRotation')).toEqual([{ KeyId: ARN('orphan') }]);
    expect(inputsOf('CreateAlias')).toEqual([
      { AliasName: own.keyAlias, TargetKeyId: ARN('orphan') },
    ]);
  });

  it('is found among keys that tell this role nothing, such as those of other applications', async () => {
    const { keys, inputsOf } = keysOver(
      { foreign: {}, other: { alias: 'alias/other' } },
      { DescribeKey: () => raise(foreignKey()) },
    );
    expect(await keys.ensure(bridge, own)).toEqual({ ok: true, value: ARN('new') });
    await keys.retire(bridge, own);
    expect(inputsOf('ScheduleKeyDeletion')).toEqual([]);
  });

  it('is looked for among all keys only where no alias tells it', async () => {
    const { keys, inputsOf } = keysOver({ ours: { alias: own.keyAlias }, foreign: {} });
    expect(await keys.ensure(bridge, own)).toEqual({ ok: true, value: ARN('ours') });
    expect(inputsOf('ListKeys')).toEqual([]);
  });

  it('is made anew where a deletion left an alias behind', async () => {
    const { keys, inputsOf } = keysOver({
      gone: { state: 'PendingDeletion', alias: own.keyAlias },
    });
    expect(await keys.ensure(bridge, own)).toEqual({ ok: true, value: ARN('new') });
    expect(inputsOf('DeleteAlias')).toEqual([{ AliasName: own.keyAlias }]);
  });

  it('is refused in words where the account can hold no more', async () => {
    const full = { CreateKey: raise(new LimitExceededException(said('Limit'))) };
    expect(await keysOver({}, full).keys.ensure(bridge, own)).toEqual({
      ok: false,
      error: { kind: 'ResourcesRefused', reason: 'The account can hold no more KMS keys.' },
    });
  });

  it('throws on an outage', async () => {
    const down = { CreateKey: raise(new Error('down')) };
    await expect(keysOver({}, down).keys.ensure(bridge, own)).rejects.toThrow('down');
  });
});

describe('the end of a tenant’s keys', () => {
  it('takes every key of the tenant a week to come, those without a name too', async () => {
    const { keys, inputsOf } = keysOver({
      mine: { alias: own.keyAlias },
      orphan: {},
      gone: { state: 'PendingDeletion' },
      foreign: { description: 'something else' },
      named: { alias: 'alias/other' },
    });
    await keys.retire(bridge, own);
    expect(inputsOf('ScheduleKeyDeletion')).toEqual([
      { KeyId: 'mine', PendingWindowInDays: 7 },
      { KeyId: 'orphan', PendingWindowInDays: 7 },
    ]);
    expect(inputsOf('DeleteAlias')).toEqual([{ AliasName: own.keyAlias }]);
  });

  it('again is harmless', async () => {
    const { keys, inputsOf } = keysOver({ gone: { state: 'PendingDeletion' } });
    await keys.retire(bridge, own);
    expect([...inputsOf('ScheduleKeyDeletion'), ...inputsOf('DeleteAlias')]).toEqual([]);
  });

  it('does not mind an alias that went in between', async () => {
    const gone = { DeleteAlias: raise(new NotFoundException(said('no alias'))) };
    const { keys } = keysOver({ mine: { alias: own.keyAlias } }, gone);
    await expect(keys.retire(bridge, own)).resolves.toBeUndefined();
  });
});
