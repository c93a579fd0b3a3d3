import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LookPorts } from '../../core/invariants/look-for-problems.ts';
import { parseJob } from '../../core/jobs/job.ts';
import type { StageStorage } from '../../core/tenancy/stage-storage.ts';
import { DynamoPlatformCounters } from '../dynamodb/invariants/dynamo-platform-counters.ts';
import { DynamoJobRepository } from '../dynamodb/jobs/dynamo-job-repository.ts';
import { DynamoTenantFinder } from '../dynamodb/tenants/dynamo-tenant-finder.ts';
import { DynamoTenantIds } from '../dynamodb/tenants/dynamo-tenant-ids.ts';
import { AwsTenantResources, type ListingConfig } from './aws-tenant-resources.ts';

export type LookSettings = {
  readonly documents: DynamoDBDocumentClient;
  readonly controlTableName: string;
  readonly config: ListingConfig;
  readonly stores: StageStorage;
  readonly siloRegions: readonly string[];
};

/** A job that waits for an hour has one too: no time is far enough away. */
const FOR_EVER = new Date('9999-12-31T00:00:00Z');

/** What the invariants are looked at by, in the platform and on the command line. */
export function lookPorts(settings: LookSettings): Omit<LookPorts, 'onError'> {
  const { documents, controlTableName: tableName, config, stores, siloRegions } = settings;
  return {
    resources: new AwsTenantResources({ config, stores, siloRegions }),
    tenants: new DynamoTenantFinder(documents, tableName),
    tenantIds: new DynamoTenantIds(documents, tableName),
    jobs: new DynamoJobRepository({ documents, tableName, now: () => FOR_EVER }, parseJob),
    counters: new DynamoPlatformCounters(documents, tableName),
    stores,
    now: () => new Date(),
  };
}
