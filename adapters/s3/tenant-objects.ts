import { S3Client } from '@aws-sdk/client-s3';
import type { TenantSession } from '../../core/tenancy/tenant-sessions.ts';
import { sdkConfig } from '../aws/sdk-config.ts';

/** A client lives as long as its session: a renewed session brings a client of its own. */
const clients = new WeakMap<TenantSession, S3Client>();

/** The S3 client that acts as this session, in the region of the tenant's data. */
export function tenantObjects(session: TenantSession): S3Client {
  const kept = clients.get(session);
  if (kept) return kept;

  const client = new S3Client({
    ...sdkConfig,
    credentials: session.credentials,
    region: session.placement.region,
    // Else a link to upload would demand the checksum of an empty body.
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  clients.set(session, client);
  return client;
}
