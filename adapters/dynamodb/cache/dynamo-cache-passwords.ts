import { randomBytes } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CachePasswords } from '../../../core/cache/cache-users.ts';
import type { SessionActions } from '../../../core/tenancy/session-policy.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import type { TenantSessions } from '../../../core/tenancy/tenant-sessions.ts';
import { tenantDocuments } from '../tenancy/tenant-documents.ts';

const SESSION_ACTIONS: SessionActions = { items: ['UpdateItem'] };

const passwordItem = z.object({ password: z.string() });

/** The password lies beside what was prepared for the tenant's cache, and moves and ends with the tenant's data. */
export class DynamoCachePasswords implements CachePasswords {
  readonly #sessions: TenantSessions;

  constructor(sessions: TenantSessions) {
    this.#sessions = sessions;
  }

  async of(tenant: TenantScope): Promise<string> {
    const session = await this.#sessions.open(tenant, SESSION_ACTIONS);
    const { tableName, partitionKey: pk } = session.placement;
    const { Attributes } = await tenantDocuments(session).send(
      new UpdateCommand({
        TableName: tableName,
        Key: { pk, sk: 'CACHE' },
        UpdateExpression: 'SET #password = if_not_exists(#password, :new)',
        ExpressionAttributeNames: { '#password': 'password' },
        ExpressionAttributeValues: { ':new': randomBytes(32).toString('base64url') },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return passwordItem.parse(Attributes).password;
  }
}
