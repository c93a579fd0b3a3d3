import type { DedicatedResources } from '../../core/tenancy/dedicated-resources.ts';
import type { DedicatedKey, Placement } from '../../core/tenancy/placement.ts';
import { ok } from '../../kit/result.ts';
import type { DynamoTenantTables } from '../dynamodb/tenancy/dynamo-tenant-tables.ts';
import type { KmsTenantKeys } from '../kms/kms-tenant-keys.ts';

type Tables = Pick<DynamoTenantTables, 'find' | 'create' | 'settle' | 'delete'>;
type Keys = Pick<KmsTenantKeys, 'ensure' | 'retire'>;

/** `separate_schema`: the key first and last, so that no table is ever without its key. */
export class TableAndKey implements DedicatedResources {
  readonly #tables: Tables;
  readonly #keys: Keys;

  constructor(tables: Tables, keys: Keys) {
    this.#tables = tables;
    this.#keys = keys;
  }

  make(placement: Placement) {
    return pendingWhileUnknown(ok('pending' as const), () => this.#make(placement));
  }

  delete(placement: Placement) {
    return pendingWhileUnknown('pending' as const, () => this.#delete(placement));
  }

  async #make(placement: Placement) {
    // While a table is there, so is its key: asking again costs KMS nothing.
    if (!(await this.#tables.find(placement))) {
      const key = await this.#keys.ensure(placement, keyOf(placement));
      if (!key.ok) return key;
      const created = await this.#tables.create(placement, key.value);
      if (!created.ok) return created;
    }
    return ok(await this.#tables.settle(placement));
  }

  async #delete(placement: Placement) {
    const table = await this.#tables.delete(placement);
    if (table === 'gone') await this.#keys.retire(placement, keyOf(placement));
    return table;
  }
}

/**
 * Policies recognize a tenant's key by its tags, and KMS takes up to five minutes to apply new tags: a
 * refusal in that time is pending, and the caller asks again.
 */
async function pendingWhileUnknown<Answer>(
  pending: Answer,
  call: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Error && error.name === 'AccessDeniedException') return pending;
    throw error;
  }
}

function keyOf({ dedicated, strategy }: Placement): DedicatedKey {
  if (dedicated) return dedicated;
  throw new Error(`A tenant of ${strategy} has no key of its own.`);
}
