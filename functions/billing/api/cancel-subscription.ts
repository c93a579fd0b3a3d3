import {
  cancelSubscription,
  type CancelSubscriptionPorts,
} from '../../../core/billing/cancel-subscription.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toSubscriptionView } from './show-billing.ts';

export const cancelSubscriptionOperation = (ports: CancelSubscriptionPorts) =>
  operation('cancelSubscription', async ({ tenant: { tenantId }, body: { when } }) => {
    // A subscription ends once: whoever asks again, asks for the same.
    const cancelled = await cancelSubscription(ports, { tenantId, when, key: when });
    return cancelled.ok
      ? answer(200, toSubscriptionView(cancelled.value))
      : refusal(cancelled.error);
  });
