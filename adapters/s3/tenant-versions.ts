import type { ErasedTenant } from '../../core/erasure/erasable-store.ts';
import { scopeForPlatform } from '../../core/tenancy/tenant-scope.ts';
import type { SessionActions } from '../../core/tenancy/session-policy.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { isRefusal } from '../dedicated-resources/refused-session.ts';
import { CLEAR } from './clear-prefix.ts';
import { PrefixRemains, S3Versions } from './s3-versions.ts';
import { tenantObjects } from './tenant-objects.ts';

const LOOK = { listings: ['ListBucket', 'ListBucketVersions'] } as const;

/** A tenant's files with all their versions, each call by a session for it alone. */
export const tenantVersions = (sessions: TenantSessions): S3Versions =>
  new S3Versions('files', prefixBy(sessions, CLEAR));

/** What is left of them. */
export const tenantPrefixRemains = (sessions: TenantSessions): PrefixRemains =>
  new PrefixRemains('files', prefixBy(sessions, LOOK));

const prefixBy =
  (sessions: TenantSessions, actions: SessionActions) =>
  async ({ tenant }: ErasedTenant) => {
    const session = await sessions.open(scopeForPlatform(tenant), actions);
    const { bucketName: Bucket, objectPrefix: Prefix, dedicated } = session.placement;
    // A bucket of its own goes with its stack; the shared one is always there.
    const isGone = dedicated?.stackName === undefined ? undefined : isRefusal;
    return { client: tenantObjects(session), Bucket, Prefix, isGone };
  };
