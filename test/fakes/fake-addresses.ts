import { NO_CONTACT, type Contact, type Contacts } from '../../core/notifications/contact.ts';
import type { Suppression, Suppressions } from '../../core/notifications/suppression.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import type { PageRequest } from '../../kit/page.ts';
import { fail, ok } from '../../kit/result.ts';
import { keyOf } from './fake-notifications.ts';
import { latestFirst } from './latest-first.ts';

/** All tenants' suppressed addresses; of a freed one, when. */
export class FakeSuppressions implements Suppressions {
  readonly all = new Map<string, Suppression | Date>();

  async find(tenant: TenantScope, id: string) {
    const kept = this.all.get(keyOf(tenant, id));
    return kept && 'address' in kept ? kept : null;
  }

  async list(tenant: TenantScope, page: PageRequest) {
    const own = [...this.all].filter(([key]) => key.startsWith(`${tenant.tenantId} `));
    const kept = own.flatMap(([, one]) => ('address' in one ? [one] : []));
    return latestFirst(kept, page, ({ id }) => id);
  }

  async add(tenant: TenantScope, suppression: Suppression) {
    const kept = this.all.get(keyOf(tenant, suppression.id));
    if (kept && 'address' in kept) return kept;
    if (kept && kept >= suppression.since) return null;
    this.all.set(keyOf(tenant, suppression.id), suppression);
    return suppression;
  }

  async remove(tenant: TenantScope, id: string, at: Date) {
    if (!(await this.find(tenant, id))) return false;
    this.all.set(keyOf(tenant, id), at);
    return true;
  }
}

/** All tenants' members, as they are reached. */
export class FakeContacts implements Contacts {
  readonly all = new Map<string, Contact>();

  async find(tenant: TenantScope, memberId: string) {
    return this.all.get(keyOf(tenant, memberId)) ?? NO_CONTACT;
  }

  async replace(tenant: TenantScope, memberId: string, contact: Contact) {
    const { version } = this.all.get(keyOf(tenant, memberId)) ?? NO_CONTACT;
    if (contact.version !== version + 1) return fail({ kind: 'VersionConflict' } as const);
    this.all.set(keyOf(tenant, memberId), contact);
    return ok(undefined);
  }

  async remove(tenant: TenantScope, memberId: string) {
    this.all.delete(keyOf(tenant, memberId));
  }

  async list(tenant: TenantScope, page: PageRequest) {
    const prefix = `${tenant.tenantId} `;
    const own = [...this.all].filter(([key]) => key.startsWith(prefix));
    const all = own.map(([key, contact]) => ({ memberId: key.slice(prefix.length), contact }));
    return latestFirst(all, page, ({ memberId }) => memberId);
  }
}
