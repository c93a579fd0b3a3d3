import { eachDue } from '../../kit/each-due.ts';
import { resend, type ResendPorts } from './resend.ts';
import type { QueuedMessage, ResendTasks, WebhookMessages } from './webhook-store.ts';
import type { MessageRef, WebhookMessage } from './message.ts';

export type SweepPorts = ResendPorts & {
  readonly messages: Pick<WebhookMessages, 'due' | 'save'>;
  readonly tasks: Pick<ResendTasks, 'due'>;
  readonly onError: (of: Partial<MessageRef>, error: unknown) => void;
};

export type Swept = { readonly queued: number; readonly resent: number; readonly error: number };

/** It runs each minute: what is due before the next run goes into the queue now, and is held back there to its second. */
const AHEAD_MS = 60_000;
/** By then a message has come out of the queue, or was lost in it. */
const AGAIN_MS = 300_000;

/** Puts what is due into the queue, and goes on with what endpoints are sent again. */
export async function sweepMessages(ports: SweepPorts, deadline: Date): Promise<Swept> {
  const swept = { queued: 0, error: 0 };
  const ahead = new Date(ports.now().getTime() + AHEAD_MS);
  for await (const page of ports.messages.due(ahead)) {
    if (ports.now() >= deadline) break;
    try {
      swept.queued += await queuePage(ports, page);
    } catch (error) {
      swept.error += 1;
      ports.onError({}, error);
    }
  }
  const resending = { pages: ports.tasks.due(), deadline, now: ports.now };
  const { done, error } = await eachDue(
    {
      ...resending,
      onError: ({ tenantId, endpointId }, cause) => {
        ports.onError({ tenantId, endpointId }, cause);
      },
    },
    async (task) => (await resend(ports, task, deadline)).task.sent - task.sent,
  );
  return { queued: swept.queued, resent: done, error: swept.error + error };
}

/** First it is written down when to look again: a run that dies before the queue has it delays it by that much. */
async function queuePage(
  { messages, queue, now }: SweepPorts,
  page: readonly WebhookMessage[],
): Promise<number> {
  const time = now().getTime();
  // One that is being attempted is left to who does.
  const free = page.filter(({ leasedUntil }) => !leasedUntil || leasedUntil <= now());
  const taken = await Promise.all(
    free.map(async (message): Promise<QueuedMessage | undefined> => {
      const dueMs = Math.max(message.nextAt?.getTime() ?? time, time);
      const lookAt = new Date(dueMs + AGAIN_MS);
      const isOurs = await messages.save({ ...message, lookAt, version: message.version + 1 });
      const delaySeconds = Math.ceil((dueMs - time) / 1_000);
      return isOurs ? { ...message, delaySeconds } : undefined;
    }),
  );
  const queued = taken.filter((message) => message !== undefined);
  if (queued.length > 0) await queue.send(queued);
  return queued.length;
}
