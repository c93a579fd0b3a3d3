import { eachDue } from '../../kit/each-due.ts';
import type {
  NotificationQueue,
  NotificationRef,
  NotificationSchedule,
} from './notification-schedule.ts';

export type QueueDuePorts = {
  readonly schedule: Pick<NotificationSchedule, 'due' | 'queued'>;
  readonly queue: NotificationQueue;
  readonly now: () => Date;
  readonly onError: (ref: NotificationRef, error: unknown) => void;
};

/** What the queue did not get worked on by then is put there once more. */
const QUEUED_MS = 10 * 60_000;

/** Puts what is due on the queue: what waited for its time, and what a request or a run that died left. */
export async function queueDue(
  { schedule, queue, now, onError }: QueueDuePorts,
  deadline: Date,
): Promise<{ readonly queued: number; readonly error: number }> {
  const time = now();
  const { done: queued, error } = await eachDue(
    { pages: schedule.due(time), deadline, now, onError },
    async (ref) => {
      await queue.send([ref]);
      await schedule.queued(ref, { now: time, until: new Date(time.getTime() + QUEUED_MS) });
      return 1;
    },
  );
  return { queued, error };
}
