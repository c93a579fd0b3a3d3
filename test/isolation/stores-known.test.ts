import { describe, expect, it } from 'vitest';
import type { Template } from 'aws-cdk-lib/assertions';
import type { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoTenantTables } from '../../adapters/dynamodb/tenancy/dynamo-tenant-tables.ts';
import type { Resource } from '../support/templates.ts';
import { templatesOf } from '../support/templates.ts';
import { siloTemplate } from '../support/tenancy/silo-policies.ts';
import { ownAt, STAGE } from './matrix/policy-parties.ts';
import { STORE_LIST, STORES, type Store } from './matrix/stores.ts';

const TYPES = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key'];

type Found = { readonly construct: string; readonly indexes: readonly string[] };

const storesIn = (template: Pick<Template, 'toJSON'>): Found[] =>
  Object.entries((template.toJSON() as { Resources: Record<string, Resource> }).Resources)
    .filter(([, { Type }]) => TYPES.includes(Type))
    .map(([id, { Properties }]) => ({
      construct: id.slice(0, -8),
      indexes: ((Properties?.GlobalSecondaryIndexes ?? []) as { IndexName: string }[]).map(
        ({ IndexName }) => IndexName,
      ),
    }));

const knownOf = (template: Store['template']): Found[] =>
  STORE_LIST.filter((store) => store.template === template).flatMap(({ constructs, indexes }) =>
    constructs.map((construct) => ({ construct, indexes })),
  );

const sorted = (stores: Found[]) => stores.sort((a, b) => a.construct.localeCompare(b.construct));

describe('the matrix of policies', () => {
  it('knows every table, index, bucket and key of every stack of a stage', () => {
    const found = [...templatesOf(STAGE).byStack.values()].flatMap(storesIn);
    expect(sorted(knownOf('stage'))).toEqual(sorted(found));
  });

  it('knows those of a silo', () => {
    expect(sorted(knownOf('silo'))).toEqual(sorted(storesIn(siloTemplate(STAGE))));
  });

  it('knows the indexes of a table that is made for one tenant', async () => {
    const made: CreateTableCommand['input'][] = [];
    const client = { send: async ({ input }: CreateTableCommand) => made.push(input) };
    const tables = new DynamoTenantTables({
      clientIn: () => client as unknown as DynamoDBClient,
      stage: STAGE,
      isProtected: true,
      changes: { ensure: () => Promise.resolve(), remove: () => Promise.resolve() },
    });
    await tables.create(ownAt('separate_schema'), 'arn:aws:kms:us-east-1:123456789012:key/1');
    expect(made).toMatchObject([{ TableName: ownAt('separate_schema').tableName }]);
    const [{ GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = {}] = made;
    expect([...GlobalSecondaryIndexes, ...LocalSecondaryIndexes]).toEqual(STORES.ownTable.indexes);
  });
});
