import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AttemptRegistry, Restart } from '../../../core/provisioning/attempt-registry.ts';
import { ok } from '../../../kit/result.ts';
import { transact } from '../table/transact.ts';
import { TenantClaims } from '../tenants/tenant-claims.ts';
import { restartWrites } from './provisioning-writes.ts';

export class DynamoAttemptRegistry implements AttemptRegistry {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(documents: DynamoDBDocumentClient, tableName: string) {
    this.#documents = documents;
    this.#tableName = tableName;
  }

  async restart(restart: Restart) {
    const written = await transact(this.#documents, restartWrites(this.#tableName, restart));
    if (written.ok) return ok({ tenant: restart.tenant, isReplay: false });

    const claims = new TenantClaims(this.#documents, this.#tableName);
    return claims.replayOr(
      restart.claim,
      written.error,
      () => ({ kind: 'TenantMovedOn' }) as const,
    );
  }
}
