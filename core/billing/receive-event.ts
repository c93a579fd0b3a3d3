import type { Result } from '../../kit/result.ts';
import { fail, ok } from '../../kit/result.ts';
import type { BillingAccounts } from './billing-accounts.ts';
import type { BillingProvider } from './billing-provider.ts';
import { bookPaidBack } from './book-paid-back.ts';
import { refreshAccount, type RefreshPorts } from './refresh-account.ts';

/** What a provider tells of: which object to look at, and never what became of it. */
export type ProviderEvent = {
  readonly id: string;
  readonly type: string;
  readonly time: Date;
  readonly customerId?: string;
  readonly invoiceId?: string;
  /** Of a payment of which money went back. */
  readonly paymentId?: string;
  /** Of a page at which a payment method was entered. */
  readonly checkoutId?: string;
  /** Of an event that tells of no customer: what it says is shown to the operators. */
  readonly alert?: string;
};

/** Reads an event out of a request; fails where the provider did not send it, or sent it long ago. */
export interface EventVerifier {
  verify(body: Uint8Array, signature: string): Promise<Result<ProviderEvent, EventForged>>;
}
export type EventForged = { readonly kind: 'EventForged' };

/** Which events came, and which of them are handled. */
export interface ReceivedEvents {
  /** Stores the event once. */
  store(event: ProviderEvent): Promise<'new' | 'stored' | 'handled'>;
  handled(event: ProviderEvent): Promise<void>;
}

export type TakeEventPorts = RefreshPorts & {
  readonly provider: Pick<BillingProvider, 'adoptPaymentMethod' | 'readPayment'>;
  readonly accounts: Pick<BillingAccounts, 'tenantOf'>;
  readonly received: ReceivedEvents;
  /** Tells the operators of what no tenant is told. */
  readonly onAlert: (event: ProviderEvent) => void;
};
export type ReceiveEventPorts = TakeEventPorts & { readonly verifier: EventVerifier };

/** Takes one delivery of whoever can sign as the provider does. */
export async function receiveEvent(
  ports: ReceiveEventPorts,
  delivery: { readonly body: Uint8Array; readonly signature: string },
): Promise<Result<EventOutcome, EventForged>> {
  const verified = await ports.verifier.verify(delivery.body, delivery.signature);
  return verified.ok ? ok(await takeEvent(ports, verified.value)) : fail(verified.error);
}

export type EventOutcome = 'handled' | 'known' | 'foreign';

/**
 * Takes an event that is the provider's for certain. An event that was handled is not handled again; one that was stored and whose handling died is,
 * for the provider sends it again until it is answered. Handling reads everything anew, so neither the order nor the
 * number of deliveries matters.
 */
export async function takeEvent(
  ports: TakeEventPorts,
  event: ProviderEvent,
): Promise<EventOutcome> {
  if ((await ports.received.store(event)) === 'handled') return 'known';
  const outcome = await handle(ports, event);
  await ports.received.handled(event);
  return outcome;
}

async function handle(ports: TakeEventPorts, event: ProviderEvent) {
  if (event.alert !== undefined) ports.onAlert(event);
  const { customerId, invoiceId, checkoutId, paymentId } = event;
  if (paymentId !== undefined) {
    return (await bookPaidBack(ports, paymentId)) ? ('handled' as const) : ('foreign' as const);
  }
  if (customerId === undefined) return 'foreign' as const;
  const tenantId = await ports.accounts.tenantOf(customerId);
  // An account of Stripe's may serve more than this platform.
  if (!tenantId) return 'foreign' as const;
  if (checkoutId !== undefined) {
    await ports.provider.adoptPaymentMethod({ tenantId, customerId }, checkoutId);
  }
  await refreshAccount(ports, tenantId, invoiceId);
  return 'handled' as const;
}
