import type { ErasedTenant } from '../../core/erasure/erasable-store.ts';
import { scopeForPlatform } from '../../core/tenancy/tenant-scope.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { CLEAR } from './clear-prefix.ts';
import { PrefixRemains, S3Versions } from './s3-versions.ts';
import { tenantObjects } from './tenant-objects.ts';

const LOOK = { listings: ['ListBucket', 'ListBucketVersions'] } as const;

/** A tenant's files with all their versions, each call by a session for it alone. */
export const tenantVersions = (sessions: TenantSessions): S3Versions =>
  new S3Versions('files', async ({ tenant }: ErasedTenant) => {
    const session = await sessions.open(scopeForPlatform(tenant), CLEAR);
    const { bucketName: Bucket, objectPrefix: Prefix } = session.placement;
    return { client: tenantObjects(session), Bucket, Prefix };
  });

/** What is left of them. */
export const tenantPrefixRemains = (sessions: TenantSessions): PrefixRemains =>
  new PrefixRemains('files', async ({ tenant }: ErasedTenant) => {
    const session = await sessions.open(scopeForPlatform(tenant), LOOK);
    const { bucketName: Bucket, objectPrefix: Prefix } = session.placement;
    return { client: tenantObjects(session), Bucket, Prefix };
  });
