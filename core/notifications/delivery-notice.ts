import * as z from 'zod';
import { ADDRESSED_CHANNELS } from './suppression.ts';

export const NOTICE_OUTCOMES = ['delivered', 'bounced', 'complained', 'failed'] as const;

/** What a maker tells of a message that it was handed, as it waits to be taken in. */
export const deliveryNotice = z.object({
  /** As it was sent along. */
  tenantId: z.string(),
  /** Of the message; none of what is no notification. */
  key: z.string().optional(),
  channel: z.enum(ADDRESSED_CHANNELS),
  outcome: z.enum(NOTICE_OUTCOMES),
  /** A word of the maker's, without an address. */
  reason: z.string().max(100).optional(),
  /** To which nothing more is to be sent. */
  unreachable: z.array(z.string().min(1).max(320)),
  at: z.iso.datetime().pipe(z.coerce.date()),
});
export type DeliveryNotice = z.output<typeof deliveryNotice>;

/** Where notices wait. Throws on an outage. */
export interface NoticeQueue {
  send(notices: readonly DeliveryNotice[]): Promise<void>;
}
