import { describe, expect, it } from 'vitest';
import { S3Client } from '@aws-sdk/client-s3';
import { platformRemains, platformStores } from '../../../adapters/erasure/platform-stores.ts';
import { FakeItemTable } from '../../fakes/fake-item-table.ts';
import { FakeTenantPools } from '../../fakes/fake-tenant-pools.ts';
import { STORES } from '../../isolation/matrix/stores.ts';

/**
 * By whom each store of a stage is looked through: a name of the lists below, `session` for the tenant's own, or why not.
 * A store that is new does not compile until it stands here.
 */
const LOOKED_THROUGH: Readonly<Record<keyof typeof STORES, string>> = {
  tenantTable: 'session',
  planTable: 'session',
  ownTable: 'tables',
  siloTable: 'tables',
  controlTable: 'control',
  auditTable: 'audit',
  auditAnchors: 'stays: hashes that nobody may delete',
  anchorKey: 'stays: of no tenant',
  auditExports: 'audit-exports',
  usageTable: 'usage',
  webhooksTable: 'webhooks',
  usageLog: 'usage-log',
  analyticsLake: 'analytics-lake',
  consoleFiles: 'stays: of no tenant',
  filesBucket: 'session',
  siloBucket: 'session',
  secretsKey: 'stays: of no tenant',
  ownKey: 'goes with its table',
  siloKey: 'goes with its table',
};

const places = {
  documents: new FakeItemTable('any').documents,
  s3: new S3Client(),
  pools: new FakeTenantPools(),
  settings: {
    CONTROL_TABLE_NAME: 'control',
    USAGE_TABLE_NAME: 'usage',
    WEBHOOKS_TABLE_NAME: 'webhooks',
    AUDIT_TABLE_NAME: 'audit',
    USAGE_BUCKET_NAME: 'usage-log',
    ANALYTICS_BUCKET_NAME: 'analytics-lake',
    AUDIT_EXPORTS_BUCKET_NAME: 'exports',
  },
  appDomain: undefined,
  now: () => new Date(),
};

const named = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

describe('the stores that an erasure goes through', () => {
  const swept = named(platformRemains(places));

  it('are all that a stage has, and each is swept', () => {
    expect(Object.keys(LOOKED_THROUGH).toSorted()).toEqual(Object.keys(STORES).toSorted());
    const expected = Object.values(LOOKED_THROUGH).filter((by) => /^[a-z-]+$/.test(by));
    expect(new Set(expected)).toEqual(
      new Set(['session', ...swept.filter((by) => !['pools', 'domain-names'].includes(by))]),
    );
  });

  it('are swept where something is removed, but for flags, which are an item of the control table', () => {
    const removed = named(platformStores(places)).filter((name) => name !== 'flags');
    expect(swept.filter((name) => name !== 'tables')).toEqual(removed);
  });
});
