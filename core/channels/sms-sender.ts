import type { Delivery } from '../mail/mailer.ts';

export type Sms = {
  /** E.164: `+4915112345678`. */
  readonly to: string;
  readonly text: string;
  /** As a mail's. */
  readonly key?: string;
  readonly tenantId?: string;
};

export interface SmsSender {
  /** Hands the SMS over once, without repeating by itself. Never throws: each end is a Delivery. */
  send(sms: Sms): Promise<Delivery>;
}
