import type { ApiKeyId } from '../../core/access/api-key-text.ts';
import type {
  ApiKeyRegistry,
  KeyChange,
  NewKey,
  ToldOfKey,
} from '../../core/api-keys/api-key-registry.ts';
import type { ApiKey, TenantWithKeys } from '../../core/api-keys/api-key.ts';
import type { IdempotencyClaim } from '../../core/tenants/tenant-registry.ts';
import type { PageRequest } from '../../kit/page.ts';
import { fail, ok } from '../../kit/result.ts';

/** Keeps the keys of tenants in memory, with what was told of them. */
export class FakeApiKeyRegistry implements ApiKeyRegistry {
  readonly told: ToldOfKey[] = [];
  readonly #keys = new Map<string, ApiKey>();
  readonly #claims = new Map<string, { keyId: ApiKeyId; fingerprint: string }>();

  get count() {
    return this.#keys.size;
  }

  async find(of: TenantWithKeys, id: ApiKeyId) {
    return this.#keys.get(keyOf(of, id)) ?? null;
  }

  async list(of: TenantWithKeys, { limit, after }: PageRequest<ApiKeyId>) {
    const own = this.#of(of).filter(({ id }) => after === undefined || id < after);
    const items = own.slice(0, limit);
    return { items, ...(own.length > limit && { next: items.at(-1)?.id }) };
  }

  async answered(of: TenantWithKeys, { actor, key, fingerprint }: IdempotencyClaim) {
    const claim = this.#claims.get(`${actor} ${key}`);
    if (!claim) return ok(null);
    if (claim.fingerprint !== fingerprint) return fail({ kind: 'IdempotencyKeyReused' } as const);
    const written = await this.find(of, claim.keyId);
    return written ? ok(written) : fail({ kind: 'ApiKeyNotFound' } as const);
  }

  async create(of: TenantWithKeys, { key, event, limit, claim }: NewKey) {
    if (this.#of(of).length >= limit) return fail({ kind: 'ApiKeyLimitReached', limit } as const);
    if (claim) {
      const { actor, fingerprint } = claim;
      this.#claims.set(`${actor} ${claim.key}`, { keyId: key.id, fingerprint });
    }
    this.#keys.set(keyOf(of, key.id), key);
    this.told.push({ event });
    return ok({ key, isReplay: false });
  }

  async change(of: TenantWithKeys, { before, after }: KeyChange, told: ToldOfKey) {
    return this.#write(of, before, { told, after });
  }

  async remove(of: TenantWithKeys, key: ApiKey, told: ToldOfKey) {
    return this.#write(of, key, { told });
  }

  #write(
    of: TenantWithKeys,
    before: ApiKey,
    { told, after }: { readonly told: ToldOfKey; readonly after?: ApiKey },
  ): boolean {
    const key = keyOf(of, before.id);
    if (this.#keys.get(key)?.version !== before.version) return false;
    if (after) this.#keys.set(key, after);
    else this.#keys.delete(key);
    this.told.push(told);
    return true;
  }

  #of({ userPoolId }: TenantWithKeys): ApiKey[] {
    const own = [...this.#keys].filter(([key]) => key.startsWith(`${userPoolId} `));
    return own.map(([, key]) => key).sort((one, other) => (one.id < other.id ? 1 : -1));
  }
}

const keyOf = ({ userPoolId }: TenantWithKeys, id: string) => `${userPoolId} ${id}`;
