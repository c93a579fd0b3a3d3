import { describe, expect, it } from 'vitest';
import { partitionOf, placementOf } from '../../../core/tenancy/placement.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { tenantStoresOf } from '../../../core/tenancy/tenant-stores.ts';
import { newId } from '../../../kit/id.ts';

const stores = tenantStoresOf(
  {
    TENANT_TABLE_NAME: 'tenants',
    FILES_BUCKET_NAME: 'files',
    TENANT_ROLE_ARN: 'arn:aws-cn:iam::123456789012:role/data',
  },
  'cn-north-1',
);

describe('placementOf', () => {
  it('puts a tenant of the pool under its own keys of the shared table and bucket', () => {
    const tenantId = newId('tnt');
    const placement = placementOf({ tenantId, isolation: 'shared_schema' }, stores);

    expect(placement).toEqual({
      strategy: 'shared_schema',
      tenantId,
      region: 'cn-north-1',
      tableName: 'tenants',
      tableArn: 'arn:aws-cn:dynamodb:cn-north-1:123456789012:table/tenants',
      bucketName: 'files',
      bucketArn: 'arn:aws-cn:s3:::files',
      partitionKey: `T#${tenantId}`,
      objectPrefix: `t/${tenantId}/`,
    });
    expect(partitionOf(placement, 'tasks')).toBe(`T#${tenantId}#tasks`);
  });

  it.each(['tnt_*', 'tnt_', `${newId('tnt')}*`, 'tnt_0?', newId('usr'), '*'])(
    'refuses %s, which would widen a policy',
    (text) => {
      const tenant = { tenantId: text as TenantId, isolation: 'shared_schema' } as const;
      expect(() => placementOf(tenant, stores)).toThrow('Not a tenant');
    },
  );

  it.each(['shared_database', 'separate_schema', 'separate_database'] as const)(
    'refuses %s as long as no store serves it, instead of using the pool',
    (isolation) => {
      expect(() => placementOf({ tenantId: newId('tnt'), isolation }, stores)).toThrow(isolation);
    },
  );
});

describe('tenantStoresOf', () => {
  it('refuses a role ARN without an account', () => {
    const settings = { TENANT_TABLE_NAME: 't', FILES_BUCKET_NAME: 'b', TENANT_ROLE_ARN: 'data' };
    expect(() => tenantStoresOf(settings, 'us-east-1')).toThrow('TENANT_ROLE_ARN');
  });
});
