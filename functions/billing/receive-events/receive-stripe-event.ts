import { receiveEvent, type ReceiveEventPorts } from '../../../core/billing/receive-event.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

/** Without a verifier the platform does not bill by Stripe, and no event is Stripe's. */
export type ReceiveStripeEventPorts = Omit<ReceiveEventPorts, 'verifier'> & {
  readonly verifier: ReceiveEventPorts['verifier'] | undefined;
};

export const receiveStripeEvent = ({ verifier, ...ports }: ReceiveStripeEventPorts) =>
  operation('receiveStripeEvent', async ({ headers, rawBody }) => {
    const { 'stripe-signature': signature } = headers;
    if (signature === undefined || !verifier) return refusal({ kind: 'EventForged' });

    const received = await receiveEvent({ ...ports, verifier }, { body: rawBody(), signature });
    return received.ok ? answer(200, { outcome: received.value }) : refusal(received.error);
  });
