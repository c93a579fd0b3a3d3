import type { Actor } from '../events/domain-event.ts';

/** The end of a tenant's access; its data is kept until `eraseAt`, and until then it can be restored. */
export type Termination = {
  readonly by: Pick<Actor, 'kind' | 'id'>;
  readonly note?: string;
  readonly at: Date;
  /** When the grace is over. */
  readonly eraseAt: Date;
  /** When the owners are reminded next; absent after the last time. */
  readonly remindAt?: Date;
};

const DAY_MS = 86_400_000;
/** How long before the end of the grace the owners are reminded. */
const REMINDER_DAYS = [7, 1] as const;

/** The first reminder that is due after that moment; undefined where none is left. */
export const nextReminder = (eraseAt: Date, now: Date): Date | undefined =>
  REMINDER_DAYS.map((days) => new Date(eraseAt.getTime() - days * DAY_MS)).find((at) => at > now);

export const daysAfter = (time: Date, days: number): Date =>
  new Date(time.getTime() + days * DAY_MS);
