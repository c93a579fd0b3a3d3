import { createHash } from 'node:crypto';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';

/** All of a tenant's keys begin with it, and its user reaches no other. */
const prefixOf = (tenantId: TenantId): string => `${tenantId}:`;

export const entryKeyOf = (tenantId: TenantId, key: string): string =>
  `${prefixOf(tenantId)}e:${key}`;

/** The keys of the tenant's entries by the time that they expire. */
export const indexKeyOf = (tenantId: TenantId): string => `${prefixOf(tenantId)}index`;

/** All that the adapter does. What is not listed is refused, so also what a later version of the server adds. */
const COMMANDS = [
  'get',
  'set',
  'del',
  'eval',
  'zadd',
  'zrem',
  'zcard',
  'zrange',
  'zremrangebyscore',
  // To see who one is; `acl` itself is not for tenants.
  'acl|whoami',
];

/** The rules of a tenant's user, as `ACL SETUSER` takes them. The server is told a hash of the password. */
export const rulesOf = (tenantId: TenantId, password: string): string[] => [
  'reset',
  'on',
  `#${createHash('sha256').update(password).digest('hex')}`,
  `~${prefixOf(tenantId)}*`,
  ...COMMANDS.map((command) => `+${command}`),
];
