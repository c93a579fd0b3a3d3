import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
  RegistryBusy,
  Written,
} from '../../../core/tenants/tenant-registry.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { idempotencyKey } from '../table/control-keys.ts';
import type { ConditionsFailed, Contended } from '../table/transact.ts';
import { fromClaimItem } from './claim-item.ts';

/** What the first request of an idempotency key wrote of a tenant. */
export class TenantClaims {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #now: () => Date;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#now = now;
  }

  async answered({
    actor,
    key,
    fingerprint,
  }: IdempotencyClaim): Promise<Result<Tenant | null, IdempotencyKeyReused>> {
    const { Item } = await this.#documents.send(
      new GetCommand({
        TableName: this.#tableName,
        Key: idempotencyKey(actor, key),
        ConsistentRead: true,
      }),
    );
    const kept = fromClaimItem(Item, this.#now());
    if (!kept) return ok(null);
    return kept.fingerprint === fingerprint
      ? ok(kept.tenant)
      : fail({ kind: 'IdempotencyKeyReused' });
  }

  /** The answer of the first request, where its claim is why this one wrote nothing; else the refusal. */
  async replayOr<Refusal>(
    claim: IdempotencyClaim | undefined,
    error: ConditionsFailed<string> | Contended,
    refusal: (writes: readonly string[]) => Refusal,
  ): Promise<Result<Written, Refusal | IdempotencyKeyReused | RegistryBusy>> {
    if (error.kind === 'Contended') return fail({ kind: 'RegistryBusy' });
    if (!claim || !error.writes.includes('claim')) return fail(refusal(error.writes));

    const earlier = await this.answered(claim);
    if (!earlier.ok) return earlier;
    return earlier.value
      ? ok({ tenant: earlier.value, isReplay: true })
      : fail({ kind: 'RegistryBusy' });
  }
}
