import * as z from 'zod';
import type { Id } from '../../kit/id.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Sender } from './contribution.ts';

/** An event on its way, as it was sent; and what it is called where it cannot be counted. */
export type QueuedEvent = { readonly event: unknown; readonly quarantineId: Id<'uqe'> };

/** Events of one tenant on their way from who took them to who counts them. */
export type UsageMessage = {
  readonly tenantId: TenantId;
  readonly sender: Sender;
  readonly receivedAt: Date;
  readonly events: readonly QueuedEvent[];
  /** They come out of quarantine, and are taken from it once they are counted. */
  readonly isReplay: boolean;
};

export interface UsageQueue {
  /** Throws where they are not all on their way; some may be. */
  send(messages: readonly UsageMessage[]): Promise<void>;
}

const messageText = z.object({
  tenantId: z.string(),
  sender: z.enum(['platform', 'tenant']),
  receivedAt: z.iso.datetime(),
  events: z.array(z.object({ event: z.unknown(), quarantineId: z.string() })),
  isReplay: z.boolean(),
});

export const usageMessageText = (message: UsageMessage): string => JSON.stringify(message);

/** Throws on what is no message. */
export function parseUsageMessage(text: string): UsageMessage {
  const { receivedAt, ...message } = messageText.parse(JSON.parse(text));
  return { ...(message as Omit<UsageMessage, 'receivedAt'>), receivedAt: new Date(receivedAt) };
}

const MAX_BYTES = 200_000;

/** In messages that the queue takes, each of as many events as fit; one event alone always does. */
export function usageMessages(message: UsageMessage): readonly UsageMessage[] {
  const parts: QueuedEvent[][] = [];
  let bytes = MAX_BYTES;
  for (const queued of message.events) {
    const size = Buffer.byteLength(JSON.stringify(queued));
    if (bytes + size > MAX_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(queued);
    bytes += size;
  }
  return parts.map((events) => ({ ...message, events }));
}
