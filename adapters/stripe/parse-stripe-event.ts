import * as z from 'zod';
import type { ProviderEvent } from '../../core/billing/receive-event.ts';
import { at } from './from-stripe-subscription.ts';

const id = z.string().startsWith('cus_');
const eventBody = z.object({
  id: z.string().startsWith('evt_'),
  type: z.string(),
  created: z.int().or(z.iso.datetime({ offset: true })),
  data: z.looseObject({
    object: z
      .looseObject({
        id: z.string().optional(),
        object: z.string().optional(),
        customer: z.union([id, z.looseObject({ id }), z.null()]).optional(),
        payment_intent: z.string().nullish(),
      })
      .optional(),
    developer_message_summary: z.string().optional(),
  }),
});

type EventObject = NonNullable<z.output<typeof eventBody>['data']['object']>;

/** What an event says of which object to look at; throws on what is no event. */
export const parseStripeEvent = (value: unknown): ProviderEvent => toEvent(eventBody.parse(value));

/** Undefined for what is no event. */
export function stripeEventIn(value: unknown): ProviderEvent | undefined {
  const parsed = eventBody.safeParse(value);
  return parsed.success ? toEvent(parsed.data) : undefined;
}

function toEvent({ id: eventId, type, created, data }: z.output<typeof eventBody>): ProviderEvent {
  const object: EventObject = data.object ?? {};
  const customerId = customerOf(object);
  const isOfMeter = type.startsWith('v1.billing.meter.');
  return {
    ...{ id: eventId, type },
    time: typeof created === 'number' ? at(created) : new Date(created),
    ...(customerId !== undefined && { customerId }),
    ...namedIn(type, object),
    ...(isOfMeter && { alert: data.developer_message_summary ?? type }),
  };
}

const PAID_BACK = ['refund', 'dispute', 'charge'];

function namedIn(type: string, { object, id, payment_intent }: EventObject) {
  if (object === 'invoice') return { invoiceId: id };
  if (PAID_BACK.includes(object ?? '') && payment_intent) return { paymentId: payment_intent };
  return type === 'checkout.session.completed' ? { checkoutId: id } : {};
}

function customerOf({ object, id: ownId, customer }: EventObject): string | undefined {
  if (object === 'customer') return ownId;
  return typeof customer === 'string' ? customer : customer?.id;
}
