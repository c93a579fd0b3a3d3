import { S3Client } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { TenantSession } from '../../core/tenancy/tenant-sessions.ts';

/** A file of 5 GB is one request: its answer takes as long as its content. */
const requestHandler = new NodeHttpHandler({
  connectionTimeout: 2_000,
  requestTimeout: 200_000,
  throwOnRequestTimeout: true,
  httpAgent: { keepAlive: true, maxSockets: 50 },
  httpsAgent: { keepAlive: true, maxSockets: 50 },
});

const clients = new WeakMap<TenantSession, S3Client>();

/** The S3 client that acts as this session and waits for the content of large objects. */
export function copyingObjects(session: TenantSession): S3Client {
  const kept = clients.get(session);
  if (kept) return kept;

  const client = new S3Client({
    requestHandler,
    maxAttempts: 3,
    credentials: session.credentials,
    region: session.placement.region,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  clients.set(session, client);
  return client;
}
