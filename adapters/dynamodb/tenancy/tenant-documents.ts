import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TenantSession } from '../../../core/tenancy/tenant-sessions.ts';
import { documents } from '../table/documents.ts';

/** A client lives as long as its session: a renewed session brings a client of its own. */
const clients = new WeakMap<TenantSession, DynamoDBDocumentClient>();

/** The document client that acts as this session, in the region of the tenant's data. */
export function tenantDocuments(session: TenantSession): DynamoDBDocumentClient {
  const kept = clients.get(session);
  if (kept) return kept;

  const { credentials, placement } = session;
  const client = documents({ credentials, region: placement.region });
  clients.set(session, client);
  return client;
}
