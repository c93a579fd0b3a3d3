import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { changedTenant } from '../../../core/tenants/changed-tenant.ts';
import type {
  IdempotencyClaim,
  NewTenant,
  SlugTaken,
  TenantChange,
  TenantLimitReached,
  TenantRegistry,
} from '../../../core/tenants/tenant-registry.ts';
import { fail, ok } from '../../../kit/result.ts';
import { tenantKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';
import { creationWrites, updateWrites } from './tenant-writes.ts';
import { fromTenantItem } from './tenant-item.ts';
import { transact } from '../table/transact.ts';
import { TenantClaims } from './tenant-claims.ts';

export class DynamoTenantRegistry implements TenantRegistry {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #claims: TenantClaims;

  constructor(documents: DynamoDBDocumentClient, tableName: string, now = () => new Date()) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#claims = new TenantClaims(documents, tableName, now);
  }

  answered(claim: IdempotencyClaim) {
    return this.#claims.answered(claim);
  }

  async create(creation: NewTenant) {
    const written = await transact(this.#documents, creationWrites(this.#tableName, creation));
    return written.ok
      ? ok({ tenant: creation.tenant, isReplay: false })
      : this.#claims.replayOr(creation.claim, written.error, (writes) =>
          refusalOf(creation, writes),
        );
  }

  async update(change: TenantChange) {
    const item = await getItem(this.#documents, this.#tableName, tenantKey(change.tenantId));
    if (!item) return fail({ kind: 'TenantNotFound' } as const);
    const tenant = fromTenantItem(item);
    if (tenant.version !== change.version) return fail({ kind: 'VersionConflict' } as const);

    const { tenant: after, event } = changedTenant(tenant, change);
    const written = await transact(
      this.#documents,
      updateWrites(this.#tableName, { before: tenant, after, event }),
    );
    // A contended item is being written by someone else: the version will not be ours.
    return written.ok ? ok(after) : fail({ kind: 'VersionConflict' } as const);
  }
}

/** A slug that is taken is reported before the limit: another slug may be chosen at once. */
function refusalOf(
  { tenant, maxTenants }: NewTenant,
  writes: readonly string[],
): SlugTaken | TenantLimitReached {
  return writes.includes('slug')
    ? { kind: 'SlugTaken', slug: tenant.slug }
    : { kind: 'TenantLimitReached', limit: maxTenants };
}
