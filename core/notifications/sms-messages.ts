import type { SmsSender } from '../channels/sms-sender.ts';
import type { Send } from './send-message.ts';

/** Undefined where the platform sends no SMS. */
export const smsMessages = (sender: SmsSender | undefined): Send | undefined =>
  sender &&
  (async ({ to, tenant, rendered, key }) =>
    to.phone === undefined
      ? null
      : sender.send({ to: to.phone, text: rendered.short, key, tenantId: tenant.id }));
