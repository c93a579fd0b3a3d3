import Stripe from 'stripe';
import * as z from 'zod';
import type {
  EventForged,
  EventVerifier,
  ProviderEvent,
} from '../../core/billing/receive-event.ts';
import type { Secrets } from '../../core/secrets/secrets.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { at } from './from-stripe-subscription.ts';

const TOLERANCE_SECONDS = 300;

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
      })
      .optional(),
    developer_message_summary: z.string().optional(),
  }),
});

type EventObject = NonNullable<z.output<typeof eventBody>['data']['object']>;

/**
 * Stripe's events by their signature, https://docs.stripe.com/webhooks#verify-manually. While a secret is rotated
 * the name of each of the two holds one: both are good.
 */
export class StripeEventVerifier implements EventVerifier {
  readonly #secrets: Pick<Secrets, 'get'>;
  readonly #secretName: string;

  constructor(secrets: Pick<Secrets, 'get'>, secretName: string) {
    this.#secrets = secrets;
    this.#secretName = secretName;
  }

  async verify(body: Uint8Array, signature: string): Promise<Result<ProviderEvent, EventForged>> {
    const payload = Buffer.from(body);
    const secrets = secretsIn(await this.#secrets.get(this.#secretName));
    if (!secrets.some((secret) => isSigned({ payload, signature, secret }))) {
      return fail({ kind: 'EventForged' });
    }
    const parsed = eventBody.safeParse(jsonOf(payload));
    return parsed.success ? ok(toEvent(parsed.data)) : fail({ kind: 'EventForged' });
  }
}

/** One secret, or the new one and the old one behind a comma until the old one is no more. */
const secretsIn = (value: string): string[] =>
  value
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret.startsWith('whsec_'));

type Signed = { readonly payload: Buffer; readonly signature: string; readonly secret: string };

/** Whatever the library throws at a signature, it is none of Stripe's. */
function isSigned({ payload, signature, secret }: Signed): boolean {
  const { signature: signatures } = Stripe.webhooks;
  try {
    return signatures?.verifyHeader(payload, signature, secret, TOLERANCE_SECONDS) ?? false;
  } catch {
    return false;
  }
}

function jsonOf(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return undefined;
  }
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

function namedIn(type: string, { object, id }: EventObject) {
  if (object === 'invoice') return { invoiceId: id };
  return type === 'checkout.session.completed' ? { checkoutId: id } : {};
}

function customerOf({ object, id: ownId, customer }: EventObject): string | undefined {
  if (object === 'customer') return ownId;
  return typeof customer === 'string' ? customer : customer?.id;
}
