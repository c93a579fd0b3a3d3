import * as z from 'zod';
import type { DeliveryNotice } from '../../core/notifications/delivery-notice.ts';
import { MAIL_TAGS } from './ses-mailer.ts';

const recipients = z
  .array(z.object({ emailAddress: z.string() }))
  .transform((all) => all.map(({ emailAddress }) => emailAddress));
const at = z.iso.datetime().pipe(z.coerce.date());
/** None of a mail of the platform's own, which names no tenant. */
const mail = z.object({
  tags: z
    .looseObject({
      [MAIL_TAGS.key]: z.array(z.string()).optional(),
      [MAIL_TAGS.tenantId]: z.array(z.string()).optional(),
    })
    .default({}),
});

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
const sesEvent = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({
      bounceType: z.string(),
      bounceSubType: z.string(),
      bouncedRecipients: recipients,
      timestamp: at,
    }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({ complainedRecipients: recipients, timestamp: at }),
  }),
  z.object({ eventType: z.literal('Delivery'), mail, delivery: z.object({ timestamp: at }) }),
]);
type SesEvent = z.output<typeof sesEvent>;

/** As EventBridge passes it on: only AWS itself can name this source. */
const envelope = z.object({ source: z.literal('aws.ses'), detail: sesEvent });

/** Undefined for what is no event of SES's; null for one of a mail of no tenant. */
export function noticeOfSes(value: unknown): DeliveryNotice | null | undefined {
  const parsed = envelope.safeParse(value);
  if (!parsed.success) return undefined;
  const { tags } = parsed.data.detail.mail;
  const [tenantId] = tags[MAIL_TAGS.tenantId] ?? [];
  const [key] = tags[MAIL_TAGS.key] ?? [];
  return tenantId ? { channel: 'email', tenantId, key, ...toldBy(parsed.data.detail) } : null;
}

type Told = Pick<DeliveryNotice, 'outcome' | 'reason' | 'unreachable' | 'at'>;

function toldBy(event: SesEvent): Told {
  switch (event.eventType) {
    case 'Delivery':
      return { outcome: 'delivered', unreachable: [], at: event.delivery.timestamp };
    case 'Complaint': {
      const { complainedRecipients: unreachable, timestamp } = event.complaint;
      return { outcome: 'complained', unreachable, at: timestamp };
    }
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients, timestamp } = event.bounce;
      // Another one is a full mailbox, or a note that somebody is on holiday.
      const unreachable = bounceType === 'Permanent' ? bouncedRecipients : [];
      const reason = `${bounceType}:${bounceSubType}`.slice(0, 100);
      return { outcome: 'bounced', reason, unreachable, at: timestamp };
    }
  }
}
