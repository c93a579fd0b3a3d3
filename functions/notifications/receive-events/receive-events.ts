import type { DeliveryNotice, NoticeQueue } from '../../../core/notifications/delivery-notice.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

/** What a maker tells; null where it did not sign it. */
export interface SignedEvents<Delivery> {
  noticesIn(
    delivery: Delivery,
  ): Promise<readonly DeliveryNotice[] | null> | readonly DeliveryNotice[] | null;
}

type Signed = { readonly body: Uint8Array; readonly signature: string };

/** Of a maker that the platform does not send by, no event is good. */
export type ReceiveEventsPorts = {
  readonly sendGrid: SignedEvents<Signed & { readonly timestamp: string }> | undefined;
  readonly twilio:
    | SignedEvents<Signed & { readonly query: { readonly key: string; readonly tenantId: string } }>
    | undefined;
  readonly notices: NoticeQueue;
};

export const receiveSendGridEvents = ({ sendGrid, notices }: ReceiveEventsPorts) =>
  operation('receiveSendGridEvents', async ({ headers, rawBody }) => {
    const {
      'x-twilio-email-event-webhook-signature': signature,
      'x-twilio-email-event-webhook-timestamp': timestamp,
    } = headers;
    if (!sendGrid || signature === undefined || timestamp === undefined) return FORGED;
    return taken(notices, await sendGrid.noticesIn({ body: rawBody(), signature, timestamp }));
  });

export const receiveTwilioEvent = ({ twilio, notices }: ReceiveEventsPorts) =>
  operation('receiveTwilioEvent', async ({ headers, rawBody, query: { key, tenant } }) => {
    const { 'x-twilio-signature': signature } = headers;
    if (!twilio || signature === undefined) return FORGED;
    const query = { key, tenantId: tenant };
    return taken(notices, await twilio.noticesIn({ body: rawBody(), signature, query }));
  });

const FORGED = refusal({ kind: 'EventForged' });

/** What could not be queued is thrown: the maker sends it again. */
async function taken(notices: NoticeQueue, told: readonly DeliveryNotice[] | null) {
  if (!told) return FORGED;
  await notices.send(told);
  return answer(204);
}
