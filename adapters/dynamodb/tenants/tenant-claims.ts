import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
  RegistryBusy,
  Written,
} from '../../../core/tenants/tenant-registry.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { claimWrite, readClaim } from '../table/claim.ts';
import { idempotencyKey } from '../table/control-keys.ts';
import type { ConditionsFailed, Contended, Write } from '../table/transact.ts';
import { fromTenantItem, toTenantItem } from './tenant-item.ts';

const claimedTenant = z.object({ tenant: z.unknown() });

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

  async answered(claim: IdempotencyClaim): Promise<Result<Tenant | null, IdempotencyKeyReused>> {
    const claimed = await readClaim(this.#documents, {
      tableName: this.#tableName,
      key: idempotencyKey(claim.actor, claim.key),
      fingerprint: claim.fingerprint,
      answer: claimedTenant,
      now: this.#now(),
    });
    return claimed.ok ? ok(claimed.value && fromTenantItem(claimed.value.tenant)) : claimed;
  }

  /** The answer of the first request, where its claim is why this one wrote nothing; else the refusal. */
  async replayOr<Refusal>(
    claim: IdempotencyClaim | undefined,
    error: ConditionsFailed<string> | Contended,
    refusal: (writes: readonly string[]) => Refusal,
  ): Promise<Result<Written, Refusal | IdempotencyKeyReused | RegistryBusy>> {
    const isContended = error.kind === 'Contended';
    // A contended claim may be this request's own twin, which has written meanwhile.
    if (claim && (isContended || error.writes.includes('claim'))) {
      const earlier = await this.answered(claim);
      if (!earlier.ok) return earlier;
      if (earlier.value) return ok({ tenant: earlier.value, isReplay: true });
      return fail({ kind: 'RegistryBusy' });
    }
    return isContended ? fail({ kind: 'RegistryBusy' }) : fail(refusal(error.writes));
  }
}

type Claimed = { readonly claim?: IdempotencyClaim; readonly tenant: Tenant };

/** The answer is made again from the tenant as this request wrote it. */
export const tenantClaimWrite = (
  tableName: string,
  { claim, tenant }: Claimed,
): Write | undefined =>
  claim &&
  claimWrite(
    tableName,
    {
      key: idempotencyKey(claim.actor, claim.key),
      fingerprint: claim.fingerprint,
      answer: { tenant: toTenantItem(tenant) },
    },
    tenant.updatedAt,
  );
