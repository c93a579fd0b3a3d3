import type { StageStorage } from '../../../core/tenancy/stage-storage.ts';

/** Where the data of tenants is, in a world in memory. */
export const TEST_STORAGE: StageStorage = {
  partition: 'aws',
  region: 'eu-central-1',
  accountId: '123456789012',
  tableName: 'tenants',
  bucketName: 'files',
  stage: 'test',
};
