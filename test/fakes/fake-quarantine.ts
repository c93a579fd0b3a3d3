import type { QuarantinedEvent, Quarantine } from '../../core/metering/quarantine.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import type { Id } from '../../kit/id.ts';
import type { Page, PageRequest } from '../../kit/page.ts';
import { latestFirst } from './latest-first.ts';

export class FakeQuarantine implements Quarantine {
  readonly #events = new Map<string, QuarantinedEvent>();

  put(tenantId: TenantId, events: readonly QuarantinedEvent[]): Promise<void> {
    for (const event of events) {
      const key = `${tenantId} ${event.id}`;
      if (!this.#events.has(key)) this.#events.set(key, event);
    }
    return Promise.resolve();
  }

  list(tenantId: TenantId, page: PageRequest<Id<'uqe'>>): Promise<Page<QuarantinedEvent>> {
    const events = [...this.#events]
      .filter(([key]) => key.startsWith(`${tenantId} `))
      .map(([, event]) => event);
    return Promise.resolve(latestFirst(events, page, ({ id }) => id));
  }

  find(tenantId: TenantId, id: Id<'uqe'>): Promise<QuarantinedEvent | null> {
    return Promise.resolve(this.#events.get(`${tenantId} ${id}`) ?? null);
  }

  remove(tenantId: TenantId, ids: readonly Id<'uqe'>[]): Promise<void> {
    for (const id of ids) this.#events.delete(`${tenantId} ${id}`);
    return Promise.resolve();
  }
}
