import type { CacheEntry } from '../../core/cache/cache-entry.ts';
import type { CacheUsers } from '../../core/cache/cache-users.ts';
import type {
  CacheDeletion,
  CacheWrite,
  Precondition,
  TenantCache,
} from '../../core/cache/tenant-cache.ts';
import type { TenantContext, TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { JsonValue } from '../../kit/json.ts';
import { fail, ok } from '../../kit/result.ts';
import { DELETE, PUT } from './scripts.ts';
import { entryKeyOf, indexKeyOf } from './tenant-user.ts';
import type { ValkeyTenantConnections } from './valkey-tenant-connections.ts';

type Evaluation = {
  readonly script: string;
  readonly key: string;
  readonly args: readonly string[];
};

type Options = { readonly now?: () => Date };

/** The index of the last of those that are deleted at once. */
const LAST_AT_ONCE = '499';

/** The cache in a Valkey or Redis server, reached as the tenant's own user. */
export class ValkeyTenantCache implements TenantCache, CacheUsers {
  readonly #connections: ValkeyTenantConnections;
  readonly #now: () => Date;

  constructor(connections: ValkeyTenantConnections, { now = () => new Date() }: Options = {}) {
    this.#connections = connections;
    this.#now = now;
  }

  async find(tenant: TenantContext, key: string): Promise<CacheEntry | null> {
    const text = await this.#connections.run(tenant, (connection) =>
      connection.send('GET', entryKeyOf(tenant.tenantId, key)),
    );
    return typeof text === 'string' ? fromText(text, this.#now()) : null;
  }

  async put(tenant: TenantContext, { key, onlyIf, maxEntries, ...entry }: CacheWrite) {
    const expiry = entry.expiresAt.getTime() / 1_000;
    const outcome = await this.#evaluate(tenant, {
      script: PUT,
      key,
      args: [
        argumentOf(onlyIf),
        `${entry.version} ${expiry} ${JSON.stringify(entry.value)}`,
        String(expiry),
        String(this.#now().getTime() / 1_000),
        maxEntries === 'unlimited' ? '' : String(maxEntries),
      ],
    });
    if (outcome === 'done') return ok(entry);
    if (outcome === 'full' && maxEntries !== 'unlimited') {
      return fail({ kind: 'CacheFull', maxEntries } as const);
    }
    const kind = onlyIf === 'absent' ? 'CacheEntryExists' : 'VersionConflict';
    return fail({ kind } as const);
  }

  async delete(tenant: TenantContext, { key, onlyIf }: CacheDeletion) {
    const args = [argumentOf(onlyIf)];
    const outcome = await this.#evaluate(tenant, { script: DELETE, key, args });
    return outcome === 'done' ? ok(null) : fail({ kind: 'VersionConflict' } as const);
  }

  async remove(tenant: TenantScope): Promise<void> {
    const index = indexKeyOf(tenant.tenantId);
    await this.#connections.run(tenant, async (connection) => {
      for (;;) {
        const keys = await connection.send('ZRANGE', index, '0', LAST_AT_ONCE);
        if (!Array.isArray(keys) || keys.length === 0) return;
        await connection.send('DEL', ...keys.map(String));
        await connection.send('ZREM', index, ...keys.map(String));
      }
    });
    await this.#connections.removeUser(tenant);
  }

  #evaluate(tenant: TenantContext, { script, key, args }: Evaluation): Promise<unknown> {
    const keys = [entryKeyOf(tenant.tenantId, key), indexKeyOf(tenant.tenantId)];
    return this.#connections.run(tenant, (connection) =>
      connection.send('EVAL', script, String(keys.length), ...keys, ...args),
    );
  }
}

function argumentOf(onlyIf: Precondition | undefined): string {
  if (onlyIf === undefined) return '';
  return typeof onlyIf === 'string' ? onlyIf : String(onlyIf.version);
}

const TEXT = /^(?<version>\d+) (?<expiry>\d+) (?<json>.*)$/s;

function fromText(text: string, now: Date): CacheEntry | null {
  const { version, expiry, json = '' } = TEXT.exec(text)?.groups ?? {};
  const expiresAt = new Date(Number(expiry) * 1_000);
  if (expiresAt <= now) return null;
  return { value: JSON.parse(json) as JsonValue, version: Number(version), expiresAt };
}
