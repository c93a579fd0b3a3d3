import { isUnavailable } from '../../kit/is-unavailable.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { BillingAccount } from './billing-account.ts';
import type { BillingAccounts } from './billing-accounts.ts';
import type { BillingProvider, NotSold, SubscriptionTerms } from './billing-provider.ts';
import type { PlanChoice } from './plan-terms.ts';

export type OpenAccountPorts = {
  readonly accounts: BillingAccounts;
  readonly provider: Pick<BillingProvider, 'ensureCustomer' | 'subscribe'>;
  readonly trialDaysOf: (choice: Omit<PlanChoice, 'quantity'>) => number;
  /** Whether a tenant becomes active while the provider does not answer, and billing follows. */
  readonly onOutage: 'follow' | 'wait';
  readonly now: () => Date;
};

/** Whom the account is of, and what was bought. */
export type NewAccount = PlanChoice & {
  readonly tenantId: TenantId;
  readonly attempt: number;
  readonly name: string;
  readonly email: string;
  readonly coupon?: string;
};

const DAY_MS = 86_400_000;

/**
 * Makes the tenant a customer with its subscription; may be repeated at any point. That it is owed is written first:
 * where the provider does not answer, that is thrown, or by the platform's setting left for later.
 */
export async function openAccount(
  ports: OpenAccountPorts,
  tenant: NewAccount,
): Promise<Result<BillingAccount, NotSold>> {
  const account = await owe(ports, tenant.tenantId);
  if (account.state === 'open') return ok(account);
  try {
    return await open(ports, account, tenant);
  } catch (error) {
    if (ports.onOutage === 'follow' && isUnavailable(error)) return ok(account);
    throw error;
  }
}

async function owe({ accounts, now }: OpenAccountPorts, tenantId: TenantId) {
  const owed: BillingAccount = { tenantId, openedAt: now(), state: 'owed', version: 1 };
  for (;;) {
    const found = await accounts.find(tenantId);
    if (found) return found;
    if (await accounts.save(owed)) return owed;
  }
}

async function open(
  ports: OpenAccountPorts,
  account: BillingAccount,
  { attempt, name, email, ...bought }: NewAccount,
): Promise<Result<BillingAccount, NotSold>> {
  const { tenantId } = account;
  const customer = await ports.provider.ensureCustomer({ tenantId, attempt, name, email });
  const subscribed = await ports.provider.subscribe(customer, termsOf(ports, account, bought));
  if (!subscribed.ok) return fail(subscribed.error);

  const opened: BillingAccount = {
    ...account,
    state: 'open',
    customerId: customer.customerId,
    subscription: subscribed.value,
    version: account.version + 1,
  };
  if (await ports.accounts.save(opened)) return ok(opened);
  // Another run opened it meanwhile, or it was removed: then this one has nothing to say.
  return ok((await ports.accounts.find(tenantId)) ?? opened);
}

/** A trial begins when the account was opened: a repetition asks for the very same. */
function termsOf(
  { trialDaysOf }: OpenAccountPorts,
  { openedAt }: BillingAccount,
  { plan, planVersion, quantity, coupon }: Omit<NewAccount, 'attempt' | 'name' | 'email'>,
): SubscriptionTerms {
  const days = trialDaysOf({ plan, planVersion });
  return {
    ...{ plan, planVersion, quantity },
    ...(days > 0 && { trialEndsAt: new Date(openedAt.getTime() + days * DAY_MS) }),
    ...(coupon !== undefined && { coupon }),
  };
}
