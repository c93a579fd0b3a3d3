import type { TenantId } from '../tenancy/tenant-context.ts';
import type { UsageEvent } from './usage-event.ts';

/** What an event added to a window, by the window's id. */
export type CountedIn = {
  readonly windowId: string;
  /** A decimal number; none where the event itself is what counts. */
  readonly value?: string;
  /** Of a count of unique values: the value. */
  readonly member?: string;
};

export type CountedEvent = {
  readonly identity: string;
  readonly event: UsageEvent;
  readonly receivedAt: Date;
  /** `messageIdOf` the message that it was counted from. What was logged before it was written down has none. */
  readonly messageId?: string;
  readonly countedIn: readonly CountedIn[];
};

export type LogPage = {
  readonly events: readonly CountedEvent[];
  /** Where to go on; absent at the end of the hour. */
  readonly next?: string;
};

/**
 * Every event that was counted, by the hour of its time; nothing of it is changed. An event whose message was given
 * again may stand in it twice, word for word.
 */
export interface RawUsageLog {
  append(tenantId: TenantId, events: readonly CountedEvent[]): Promise<void>;

  /** One stored part of an hour, behind the part `after`. */
  read(tenantId: TenantId, hour: Date, after?: string): Promise<LogPage>;
}
