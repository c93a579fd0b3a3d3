import type { TenantId } from '../tenancy/tenant-context.ts';

/** A piece of work: a notification by its id, or a member's digest. */
export type NotificationRef = { readonly tenantId: TenantId; readonly id: string };

export type Lease = { readonly now: Date; readonly until: Date };

/**
 * What is still to be sent, of all tenants: ids and times, and nothing of what is said or to whom. Every method
 * throws on an outage.
 */
export interface NotificationSchedule {
  /** One that is there stays as it is. */
  add(ref: NotificationRef, dueAt: Date): Promise<void>;
  /** Takes it until then; false where another run has it, or it is done. */
  take(ref: NotificationRef, lease: Lease): Promise<boolean>;
  /** Of who took it: it is due again then, or done. */
  settle(ref: NotificationRef, next?: Date): Promise<void>;
  /** What is due, page by page. */
  due(now: Date): AsyncIterable<readonly NotificationRef[]>;
  /** It was handed to the queue: until then it is not listed again. */
  queued(ref: NotificationRef, lease: Lease): Promise<void>;
}

/** Where work waits that is to be done now. Throws on an outage. */
export interface NotificationQueue {
  send(refs: readonly NotificationRef[]): Promise<void>;
}
