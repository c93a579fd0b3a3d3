import * as z from 'zod';
import type { DeliveryNotice } from '../../core/notifications/delivery-notice.ts';
import { CUSTOM_ARGS } from './sendgrid-mailer.ts';

/** https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
const sendGridEvent = z.object({
  event: z.string(),
  email: z.string().min(1).max(320),
  timestamp: z.number().min(0).max(1e11),
  type: z.string().optional(),
  reason: z.string().optional(),
  [CUSTOM_ARGS.key]: z.string().optional(),
  [CUSTOM_ARGS.tenantId]: z.string().optional(),
});
type SendGridEvent = z.output<typeof sendGridEvent>;

/** Undefined for what tells nothing of a delivery, or is of a mail of no tenant. */
export function noticeOfSendGrid(value: unknown): DeliveryNotice | undefined {
  const parsed = sendGridEvent.safeParse(value);
  const told = parsed.success ? toldBy(parsed.data) : undefined;
  if (!parsed.success || !told) return undefined;
  const {
    email,
    timestamp,
    [CUSTOM_ARGS.key]: key,
    [CUSTOM_ARGS.tenantId]: tenantId,
  } = parsed.data;
  if (tenantId === undefined) return undefined;
  const { isFinal, ...outcome } = told;
  return {
    ...{ channel: 'email', tenantId, key, ...outcome },
    ...{ unreachable: isFinal ? [email] : [], at: new Date(timestamp * 1_000) },
  };
}

type Told = Pick<DeliveryNotice, 'outcome' | 'reason'> & { readonly isFinal: boolean };

function toldBy({ event, type, reason }: SendGridEvent): Told | undefined {
  switch (event) {
    case 'delivered':
      return { outcome: 'delivered', isFinal: false };
    case 'bounce':
      // `blocked` is a refusal of this mail, such as by a full mailbox.
      return type === 'blocked'
        ? { outcome: 'bounced', reason: 'Blocked', isFinal: false }
        : { outcome: 'bounced', reason: 'Bounced', isFinal: true };
    case 'spamreport':
      return { outcome: 'complained', isFinal: true };
    case 'dropped':
      return dropped(reason);
    default:
      return undefined;
  }
}

/** Not sent, for SendGrid's own list has the address. */
function dropped(reason = ''): Told {
  if (reason.startsWith('Bounced Address')) {
    return { outcome: 'bounced', reason: 'BouncedBefore', isFinal: true };
  }
  if (reason.startsWith('Spam Reporting Address')) {
    return { outcome: 'bounced', reason: 'ComplainedBefore', isFinal: true };
  }
  return { outcome: 'failed', reason: 'Dropped', isFinal: false };
}
