import * as z from 'zod';
import { fingerprint } from '../../kit/fingerprint.ts';
import { domainEvent, type DomainEvent } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { BillingAccount, Dunning } from './billing-account.ts';
import { PAYMENT_NOTICES, type PaymentNotice } from './dunning/collection.ts';
import { SUBSCRIPTION_STATUSES } from './subscription.ts';

/** What the platform promises to tell about billing. */
export const billingEvents = {
  'billing.subscription_changed': {
    version: 1,
    description: 'What a tenant has bought, or the state of that, is another one than before.',
    data: z.object({
      plan: z.string().describe('The key of the plan that is paid for.'),
      planVersion: z.int().describe('The version of that plan.'),
      quantity: z.int().describe('How many times it is paid, such as the number of seats.'),
      status: z.enum(SUBSCRIPTION_STATUSES).describe('The state of the subscription.'),
      periodEndsAt: z.iso.datetime().describe('When the present period ends.'),
    }),
  },
  'billing.dunning_started': {
    version: 1,
    description: 'A tenant’s payment failed or is too late. Suspends nobody yet.',
    data: z.object({
      invoiceId: z.string().describe('The invoice that is unpaid.'),
      graceEndsAt: z.iso.datetime().describe('When the tenant is to be suspended.'),
    }),
  },
  'billing.dunning_ended': {
    version: 1,
    description: 'Nothing is unpaid any more, or the subscription is over.',
    data: z.object({ invoiceId: z.string().describe('The invoice that was unpaid.') }),
  },
  'billing.payment_notice': {
    version: 1,
    description: 'A tenant’s owners are told that a payment is missing.',
    data: z.object({
      notice: z.enum(PAYMENT_NOTICES).describe('The first one, a reminder, or the last one.'),
      invoiceId: z.string().describe('The invoice that is unpaid.'),
      graceEndsAt: z.iso.datetime().describe('When the tenant is to be suspended.'),
    }),
  },
} as const satisfies EventCatalog;

type Catalog = typeof billingEvents;
type DataOf<Type extends keyof Catalog> = Readonly<z.infer<Catalog[Type]['data']>>;
export type PaymentNoticeGiven = DataOf<'billing.payment_notice'>;
export type BillingEvent = DomainEvent<keyof Catalog, DataOf<keyof Catalog>>;

/** What became another one between two readings. */
export function changesBetween(
  before: BillingAccount,
  after: BillingAccount,
  time: Date,
): BillingEvent[] {
  const { subscription, dunning } = after;
  const isChanged =
    fingerprint({ subscription }) !== fingerprint({ subscription: before.subscription });
  const started = dunning && dunning.invoiceId !== before.dunning?.invoiceId;
  const ended = before.dunning && !dunning;
  return [
    ...(subscription && isChanged
      ? [
          eventOf('billing.subscription_changed', after.tenantId, {
            time,
            data: {
              plan: subscription.plan,
              planVersion: subscription.planVersion,
              quantity: subscription.quantity,
              status: subscription.status,
              periodEndsAt: subscription.currentPeriod.to.toISOString(),
            },
          }),
        ]
      : []),
    ...(started
      ? [
          eventOf('billing.dunning_started', after.tenantId, {
            time,
            data: {
              invoiceId: dunning.invoiceId,
              graceEndsAt: dunning.graceEndsAt.toISOString(),
            },
          }),
        ]
      : []),
    ...(ended
      ? [
          eventOf('billing.dunning_ended', after.tenantId, {
            time,
            data: { invoiceId: before.dunning.invoiceId },
          }),
        ]
      : []),
  ];
}

type Notice = {
  readonly notice: PaymentNotice;
  readonly dunning: Dunning;
  readonly time: Date;
};

export const paymentNotice = (
  { tenantId }: Pick<BillingAccount, 'tenantId'>,
  { notice, dunning: { invoiceId, graceEndsAt }, time }: Notice,
) =>
  eventOf('billing.payment_notice', tenantId, {
    time,
    data: { notice, invoiceId, graceEndsAt: graceEndsAt.toISOString() },
  });

const eventOf = <Type extends keyof Catalog>(
  type: Type,
  tenantId: TenantId,
  { time, data }: { readonly time: Date; readonly data: DataOf<Type> },
) =>
  domainEvent<Type, DataOf<Type>>({
    type,
    version: billingEvents[type].version,
    tenantId,
    time,
    actor: { kind: 'system', id: 'billing' },
    data,
  });
