import { S3Client } from '@aws-sdk/client-s3';
import type { TenantSession } from '../../core/tenancy/tenant-sessions.ts';
import { largeObjectsConfig } from '../aws/sdk-config.ts';

const clients = new WeakMap<TenantSession, S3Client>();

/** The S3 client that acts as this session and waits for the content of large objects. */
export function copyingObjects(session: TenantSession): S3Client {
  const kept = clients.get(session);
  if (kept) return kept;

  const client = new S3Client({
    ...largeObjectsConfig,
    credentials: session.credentials,
    region: session.placement.region,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  clients.set(session, client);
  return client;
}
