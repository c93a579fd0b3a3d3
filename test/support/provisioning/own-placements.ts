import { placementOf } from '../../../core/tenancy/placement.ts';
import type { StageStorage } from '../../../core/tenancy/stage-storage.ts';

export const TENANT_ID = 'tnt_01h455vb4pex5vsknk084sn02q';
export const REGION = 'us-east-1';
export const ELSEWHERE = 'eu-central-1';

const stores: StageStorage = {
  partition: 'aws',
  region: REGION,
  accountId: '123456789012',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'prod',
};

export const bridge = placementOf(
  { tenantId: TENANT_ID, isolation: 'separate_schema', region: REGION },
  stores,
);
export const silo = placementOf(
  { tenantId: TENANT_ID, isolation: 'separate_database', region: ELSEWHERE },
  stores,
);
export const pool = placementOf(
  { tenantId: TENANT_ID, isolation: 'shared_schema', region: REGION },
  stores,
);

export const TAGS = [
  { Key: 'freehold:stage', Value: 'prod' },
  { Key: 'freehold:tenant', Value: TENANT_ID },
];
