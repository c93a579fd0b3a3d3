import { describe, expect, it } from 'vitest';
import type { PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import { ISOLATION_STRATEGIES } from '../../../core/tenancy/isolation-strategy.ts';
import { partitionOf, placementOf } from '../../../core/tenancy/placement.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { stageStorageOf } from '../../../core/tenancy/stage-storage.ts';
import { newId } from '../../../kit/id.ts';

const settings = {
  TENANT_TABLE_NAME: 'tenants',
  FILES_BUCKET_NAME: 'files',
  TENANT_ROLE_ARN: 'arn:aws-cn:iam::123456789012:role/data',
  STAGE: 'prod',
};
const stores = stageStorageOf(settings, 'cn-north-1');
const tenantId = newId('tnt');
const region = 'cn-north-1';

const HOMES = {
  shared_schema: { isolation: 'shared_schema', region },
  shared_database: { isolation: 'shared_database', region, tier: 'pro' },
  separate_schema: { isolation: 'separate_schema', region },
  separate_database: { isolation: 'separate_database', region: 'cn-northwest-1' },
} as const satisfies Record<string, PlacementSpec>;

const dashedId = tenantId.replace('_', '-');
const shared = { bucketName: 'files', bucketArn: 'arn:aws-cn:s3:::files' };
const dedicated = {
  keyAlias: `alias/freehold-prod-${tenantId}`,
  keyArns: `arn:aws-cn:kms:${region}:123456789012:key/*`,
};

describe('placementOf', () => {
  it.each([
    [HOMES.shared_schema, { ...shared, tableName: 'tenants', objectPrefix: `t/${tenantId}/` }],
    [
      HOMES.shared_database,
      { ...shared, tableName: 'freehold-prod-plan-pro', objectPrefix: `t/${tenantId}/` },
    ],
    [
      HOMES.separate_schema,
      {
        ...shared,
        tableName: `freehold-prod-${tenantId}`,
        objectPrefix: `k/${tenantId}/`,
        dedicated: { ...dedicated, isNamedByObjects: true },
      },
    ],
    [
      HOMES.separate_database,
      {
        tableName: `freehold-prod-silo-${tenantId}`,
        bucketName: `freehold-prod-${dashedId}-123456789012`,
        bucketArn: `arn:aws-cn:s3:::freehold-prod-${dashedId}-123456789012`,
        objectPrefix: `t/${tenantId}/`,
        dedicated: {
          keyAlias: `alias/freehold-prod-silo-${tenantId}`,
          keyArns: 'arn:aws-cn:kms:cn-northwest-1:123456789012:key/*',
          isNamedByObjects: false,
          stackName: `freehold-prod-${dashedId}`,
        },
      },
    ],
  ])('derives the placement of %o', (spec, expected) => {
    const placement = placementOf({ tenantId, ...spec }, stores);

    expect(placement).toEqual({
      strategy: spec.isolation,
      tenantId,
      region: spec.region,
      tableArn: `arn:aws-cn:dynamodb:${spec.region}:123456789012:table/${expected.tableName}`,
      partitionKey: `T#${tenantId}`,
      ...expected,
    });
    expect(partitionOf(placement, 'tasks')).toBe(`T#${tenantId}#tasks`);
  });

  it.each(ISOLATION_STRATEGIES)('gives two tenants of %s no item and no object in common', (at) => {
    const [one, other] = [tenantId, newId('tnt')].map((id) =>
      placementOf({ tenantId: id, ...HOMES[at] }, stores),
    );
    expect(one?.partitionKey).not.toBe(other?.partitionKey);
    expect(one?.objectPrefix).not.toBe(other?.objectPrefix);
  });

  it.each(['tnt_*', 'tnt_', `${newId('tnt')}*`, 'tnt_0?', newId('usr'), '*'])(
    'refuses the id %s, which would widen a policy',
    (text) => {
      const tenant = { tenantId: text as TenantId, ...HOMES.shared_schema };
      expect(() => placementOf(tenant, stores)).toThrow('Not a tenant');
    },
  );

  it.each(['*', '', 'us-*', 'us-east-1:1', 'us-east-?'])('refuses the region %j', (place) => {
    const tenant = { tenantId, ...HOMES.separate_database, region: place };
    expect(() => placementOf(tenant, stores)).toThrow('Not a region');
  });

  it.each(['*', '', 'pro/index/x', 'p'.repeat(41), undefined])('refuses the plan %j', (tier) => {
    const tenant = { tenantId, ...HOMES.shared_database, tier };
    expect(() => placementOf(tenant, stores)).toThrow(/plan/);
  });

  it('refuses a region in which the shared stores are not', () => {
    for (const at of ['shared_schema', 'shared_database', 'separate_schema'] as const) {
      const tenant = { tenantId, ...HOMES[at], region: 'cn-northwest-1' };
      expect(() => placementOf(tenant, stores)).toThrow('are in cn-north-1');
    }
  });

  it('refuses a stage whose name leaves a bucket no room, and takes the longest', () => {
    const at = (stage: string) =>
      placementOf({ tenantId, ...HOMES.separate_database }, { ...stores, stage });
    for (const stage of ['ninechars', 'a-b', '', '*']) {
      expect(() => at(stage)).toThrow('the name of a stage');
    }
    expect(at('eightlng').bucketName.length).toBeLessThanOrEqual(63);
  });
});

describe('stageStorageOf', () => {
  it('refuses a role ARN without an account', () => {
    expect(() => stageStorageOf({ ...settings, TENANT_ROLE_ARN: 'data' }, region)).toThrow(
      'TENANT_ROLE_ARN',
    );
  });
});
