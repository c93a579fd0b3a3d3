import { mailOperators, type MailOperatorsPorts } from '../../../core/mail/mail-operators.ts';
import type { Mail } from '../../../core/mail/mailer.ts';
import type { PlatformAlertMail } from '../../../core/mail/templates/platform-alert.ts';
import { alertEvents } from '../../../core/product-analytics/alert-events.ts';
import type { EventOf } from '../../edge/event-consumer.ts';
import type { CONSUMED_TYPES } from './env.ts';

export const consumedEvents = {
  'platform_alert.raised': alertEvents['platform_alert.raised'],
  'platform_alert.cleared': alertEvents['platform_alert.cleared'],
} satisfies Record<(typeof CONSUMED_TYPES)[number], unknown>;

export type OnPlatformAlertPorts = MailOperatorsPorts & {
  readonly compose: (crossing: PlatformAlertMail) => Mail;
};

/** Tells the operators by one mail that a metric crossed the threshold of their alert. */
export const onPlatformAlert =
  ({ compose, ...ports }: OnPlatformAlertPorts) =>
  async ({ type, data: { to: until, ...data } }: EventOf<typeof consumedEvents>): Promise<void> => {
    if (!data.channels.includes('email')) return;
    const isRaised = type === 'platform_alert.raised';
    await mailOperators(ports, (to) => compose({ ...data, to, until, isRaised }));
  };
