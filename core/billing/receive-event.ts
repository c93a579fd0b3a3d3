import type { Result } from '../../kit/result.ts';
import { fail, ok } from '../../kit/result.ts';
import type { BillingAccounts } from './billing-accounts.ts';
import type { BillingProvider } from './billing-provider.ts';
import { refreshAccount, type RefreshPorts } from './refresh-account.ts';

/** What a provider tells of: which object to look at, and never what became of it. */
export type ProviderEvent = {
  readonly id: string;
  readonly type: string;
  readonly time: Date;
  readonly customerId?: string;
  readonly invoiceId?: string;
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

export type ReceiveEventPorts = RefreshPorts & {
  readonly provider: Pick<BillingProvider, 'adoptPaymentMethod'>;
  readonly accounts: Pick<BillingAccounts, 'tenantOf'>;
  readonly verifier: EventVerifier;
  readonly received: ReceivedEvents;
  /** Tells the operators of what no tenant is told. */
  readonly onAlert: (event: ProviderEvent) => void;
};

/**
 * Takes one delivery. An event that was handled is not handled again; one that was stored and whose handling died is,
 * for the provider sends it again until it is answered. Handling reads everything anew, so neither the order nor the
 * number of deliveries matters.
 */
export async function receiveEvent(
  ports: ReceiveEventPorts,
  delivery: { readonly body: Uint8Array; readonly signature: string },
): Promise<Result<'handled' | 'known' | 'foreign', EventForged>> {
  const verified = await ports.verifier.verify(delivery.body, delivery.signature);
  if (!verified.ok) return fail(verified.error);

  const event = verified.value;
  if ((await ports.received.store(event)) === 'handled') return ok('known');
  const outcome = await handle(ports, event);
  await ports.received.handled(event);
  return ok(outcome);
}

async function handle(ports: ReceiveEventPorts, event: ProviderEvent) {
  if (event.alert !== undefined) ports.onAlert(event);
  const { customerId, invoiceId, checkoutId } = event;
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
