import type { Id } from '../../kit/id.ts';
import type { Page, PageRequest } from '../../kit/page.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Sender } from './contribution.ts';
import type { Unusable } from './usage-event.ts';

/** An event that could not be counted, as it was sent. */
export type QuarantinedEvent = Unusable & {
  readonly id: Id<'uqe'>;
  readonly receivedAt: Date;
  readonly sender: Sender;
  readonly event: unknown;
};

export interface Quarantine {
  /** Again with the same ids changes nothing. */
  put(tenantId: TenantId, events: readonly QuarantinedEvent[]): Promise<void>;

  /** The newest first. */
  list(tenantId: TenantId, page: PageRequest<Id<'uqe'>>): Promise<Page<QuarantinedEvent>>;

  find(tenantId: TenantId, id: Id<'uqe'>): Promise<QuarantinedEvent | null>;

  remove(tenantId: TenantId, ids: readonly Id<'uqe'>[]): Promise<void>;
}
