import type { Id } from '../../kit/id.ts';
import type { Contribution } from './contribution.ts';
import type { UsageEvent } from './usage-event.ts';

/** An event that may be counted, from the message that brought it. */
export type Candidate = {
  readonly identity: string;
  readonly event: UsageEvent;
  readonly receivedAt: Date;
  readonly messageId: string;
  readonly quarantineId: Id<'uqe'>;
  readonly contributions: readonly Contribution[];
  /** The ids of its windows: events with the same one are counted together. */
  readonly windowsText: string;
};
