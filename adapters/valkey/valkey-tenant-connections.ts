import type { Redis } from 'ioredis';
import QuickLRU from 'quick-lru';
import type { CachePasswords } from '../../core/cache/cache-users.ts';
import type { TenantContext, TenantId, TenantScope } from '../../core/tenancy/tenant-context.ts';
import { rulesOf } from './tenant-user.ts';
import { connect, failureOf, SignInRefusedError, type ValkeyServer } from './valkey-server.ts';

/** Of an environment, which serves one request at a time; a server takes 10,000 connections by default. */
const MAX_CONNECTIONS = 20;

export type ConnectionPorts = {
  readonly server: () => Promise<ValkeyServer>;
  readonly passwords: CachePasswords;
};

/**
 * A connection for each tenant, as the tenant's own user. The user is made where the server does not know it: for a
 * tenant that is new to the cache, and for all of them after a server has lost its users.
 */
export class ValkeyTenantConnections {
  readonly #ports: ConnectionPorts;
  readonly #kept = new QuickLRU<TenantId, Promise<Redis>>({
    maxSize: MAX_CONNECTIONS,
    onEviction: (_, connection) => {
      void connection.then(
        (client) => client.disconnect(),
        () => undefined,
      );
    },
  });

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
  }

  /** Runs commands as the tenant's user. Throws an UnavailableError where the server does not answer. */
  async run<Answer>(
    tenant: TenantContext | TenantScope,
    commands: (client: Redis) => Promise<Answer>,
  ): Promise<Answer> {
    const client = await this.#connectionOf(tenant);
    try {
      return await commands(client);
    } catch (error) {
      throw failureOf(error);
    }
  }

  /** Deletes the tenant's user, and ends all its connections. */
  async removeUser({ tenantId }: TenantScope): Promise<void> {
    await this.#asAdmin((admin) => admin.acl('DELUSER', tenantId));
    this.#kept.delete(tenantId);
  }

  async #connectionOf(tenant: TenantScope): Promise<Redis> {
    const { tenantId } = tenant;
    const kept = this.#kept.get(tenantId);
    if (kept) return kept;

    const connection = this.#connect(tenant);
    this.#kept.set(tenantId, connection);
    const forget = () => {
      if (this.#kept.get(tenantId) === connection) this.#kept.delete(tenantId);
    };
    connection.then((client) => client.once('end', forget), forget);
    return connection;
  }

  async #connect(tenant: TenantScope): Promise<Redis> {
    const { tenantId: username } = tenant;
    const server = await this.#ports.server();
    const password = await this.#ports.passwords.of(tenant);
    try {
      return await connect(server, { username, password });
    } catch (error) {
      if (!(error instanceof SignInRefusedError)) throw error;
      await this.#asAdmin((admin) =>
        admin.acl('SETUSER', username, ...rulesOf(username, password)),
      );
      return connect(server, { username, password });
    }
  }

  async #asAdmin(command: (admin: Redis) => Promise<unknown>): Promise<void> {
    const admin = await connect(await this.#ports.server());
    try {
      await command(admin);
    } catch (error) {
      throw failureOf(error);
    } finally {
      admin.disconnect();
    }
  }
}
