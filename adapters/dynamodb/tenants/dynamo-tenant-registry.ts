import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type {
  IdempotencyClaim,
  IdempotencyKeyReused,
  NewTenant,
  Restart,
  SlugTaken,
  TenantChange,
  TenantLimitReached,
  TenantRegistry,
  Written,
} from '../../../core/tenants/tenant-registry.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { readClaim } from '../table/claim.ts';
import { idempotencyKey, tenantKey } from '../table/control-keys.ts';
import { creationWrites, restartWrites, updateWrites } from './tenant-writes.ts';
import { fromTenantItem } from './tenant-item.ts';
import { transact, type ConditionsFailed, type Contended } from '../table/transact.ts';

const claimedTenant = z.object({ tenant: z.unknown() });

export class DynamoTenantRegistry implements TenantRegistry {
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

  async create(creation: NewTenant) {
    const written = await transact(this.#documents, creationWrites(this.#tableName, creation));
    return written.ok
      ? ok({ tenant: creation.tenant, isReplay: false })
      : this.#replayOr(creation.claim, written.error, (writes) => refusalOf(creation, writes));
  }

  async restart(restart: Restart) {
    const written = await transact(this.#documents, restartWrites(this.#tableName, restart));
    return written.ok
      ? ok({ tenant: restart.tenant, isReplay: false })
      : this.#replayOr(restart.claim, written.error, () => ({ kind: 'TenantMovedOn' }) as const);
  }

  async update(change: TenantChange) {
    const item = await this.#get(tenantKey(change.tenantId));
    if (!item) return fail({ kind: 'TenantNotFound' } as const);
    const tenant = fromTenantItem(item);
    if (tenant.version !== change.version) return fail({ kind: 'VersionConflict' } as const);

    const updated = changed(tenant, change);
    const written = await transact(
      this.#documents,
      updateWrites(this.#tableName, { before: tenant, after: updated }),
    );
    // A contended item is being written by someone else: the version will not be ours.
    return written.ok ? ok(updated) : fail({ kind: 'VersionConflict' } as const);
  }

  async #replayOr<Refusal>(
    claim: IdempotencyClaim | undefined,
    error: ConditionsFailed<string> | Contended,
    refusal: (writes: readonly string[]) => Refusal,
  ): Promise<Result<Written, Refusal | IdempotencyKeyReused | { readonly kind: 'RegistryBusy' }>> {
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

  async #get(key: { readonly pk: string; readonly sk: string }) {
    const { Item } = await this.#documents.send(
      new GetCommand({ TableName: this.#tableName, Key: key, ConsistentRead: true }),
    );
    return Item;
  }
}

/** A slug that is taken is told before the limit: another slug may be chosen at once. */
function refusalOf(
  { tenant, maxTenants }: NewTenant,
  writes: readonly string[],
): SlugTaken | TenantLimitReached {
  return writes.includes('slug')
    ? { kind: 'SlugTaken', slug: tenant.slug }
    : { kind: 'TenantLimitReached', limit: maxTenants };
}

const changed = (tenant: Tenant, change: TenantChange): Tenant => ({
  ...tenant,
  name: change.name ?? tenant.name,
  settings: change.settings ?? tenant.settings,
  metadata: change.metadata ?? tenant.metadata,
  version: tenant.version + 1,
  updatedAt: change.updatedAt,
});
