import QuickLRU from 'quick-lru';
import type { CachePasswords } from '../../core/cache/cache-users.ts';
import type { TenantContext, TenantId, TenantScope } from '../../core/tenancy/tenant-context.ts';
import { rulesOf } from './tenant-user.ts';
import type { ValkeyConnection } from './valkey-connection.ts';
import {
  connectAs,
  connectAsAdmin,
  SignInRefusedError,
  type ValkeyServer,
} from './valkey-server.ts';

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
  readonly #kept = new QuickLRU<TenantId, Promise<ValkeyConnection>>({
    maxSize: MAX_CONNECTIONS,
    onEviction: (_, connection) => {
      void connection.then(
        (kept) => kept.end(),
        () => undefined,
      );
    },
  });

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
  }

  /**
   * Runs commands as the tenant's user; once more where a kept connection turns out to have ended, so they must be
   * harmless when repeated. Throws an UnavailableError where the server does not answer.
   */
  async run<Answer>(
    tenant: TenantContext | TenantScope,
    commands: (connection: ValkeyConnection) => Promise<Answer>,
  ): Promise<Answer> {
    const wasKept = this.#kept.has(tenant.tenantId);
    const connection = await this.#connectionOf(tenant);
    try {
      return await commands(connection);
    } catch (error) {
      if (!wasKept || !connection.isEnded) throw error;
      return commands(await this.#connectionOf(tenant));
    }
  }

  /** Deletes the tenant's user, and ends all its connections. */
  async removeUser({ tenantId }: TenantScope): Promise<void> {
    await this.#asAdmin('DELUSER', tenantId);
    this.#kept.delete(tenantId);
  }

  async #connectionOf(tenant: TenantScope): Promise<ValkeyConnection> {
    const { tenantId } = tenant;
    const kept = this.#kept.get(tenantId);
    if (kept && !(await hasEnded(kept))) return kept;
    // Another request has connected meanwhile.
    if (this.#kept.get(tenantId) !== kept) return this.#connectionOf(tenant);

    const connection = this.#connect(tenant);
    this.#kept.set(tenantId, connection);
    return connection;
  }

  async #connect(tenant: TenantScope): Promise<ValkeyConnection> {
    const { tenantId: username } = tenant;
    const server = await this.#ports.server();
    const password = await this.#ports.passwords.of(tenant);
    try {
      return await connectAs(server, { username, password });
    } catch (error) {
      if (!(error instanceof SignInRefusedError)) throw error;
      await this.#asAdmin('SETUSER', username, ...rulesOf(username, password));
      return connectAs(server, { username, password });
    }
  }

  async #asAdmin(...words: readonly string[]): Promise<void> {
    const admin = await connectAsAdmin(await this.#ports.server());
    try {
      await admin.send('ACL', ...words);
    } finally {
      admin.end();
    }
  }
}

const hasEnded = (connection: Promise<ValkeyConnection>): Promise<boolean> =>
  connection.then(
    ({ isEnded }) => isEnded,
    () => true,
  );
