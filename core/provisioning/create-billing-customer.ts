import type { BillingAccount } from '../billing/billing-account.ts';
import type { BillingAccounts } from '../billing/billing-accounts.ts';
import type { BillingProvider } from '../billing/billing-provider.ts';
import { openAccount, type OpenAccountPorts } from '../billing/open-account.ts';
import { fail, ok } from '../../kit/result.ts';
import { FIRST_PLAN_VERSION } from '../plans/terms-of.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { stepFailure, type ProvisioningStep } from './provisioning-step.ts';

export type CreateBillingCustomerPorts = OpenAccountPorts & {
  readonly accounts: Pick<BillingAccounts, 'remove'>;
  readonly provider: Pick<BillingProvider, 'removeCustomer'>;
};

/** Makes the tenant a customer with a subscription to its plan; where the provider is out of order, it may follow. */
export const createBillingCustomer = (
  ports: CreateBillingCustomerPorts,
): ProvisioningStep<{ requested: true }> => ({
  name: 'create-billing-customer',
  runsOn: 'provisioning',

  async perform(tenant, notes) {
    await notes.intend({ requested: true });
    const opened = await openAccount(ports, accountOf(tenant));
    if (opened.ok) return ok({ billing: opened.value.state });
    return fail(stepFailure(`The billing system does not sell ${opened.error.what}.`, false));
  },

  async undo(tenant) {
    const { accounts, provider } = ports;
    const account = await accounts.find(tenant.id);
    if (!account) return 'gone';
    // A run that died before it noted the customer may have made it: asked for again, the provider tells which.
    const customerId =
      account.customerId ?? (await provider.ensureCustomer(accountOf(tenant))).customerId;
    const owed = await owedAgain(accounts, account);
    await provider.removeCustomer(tenant.id, customerId);
    await accounts.remove(owed);
    return 'gone';
  },
});

/** Before the customer goes: where its removal is cut short, a later attempt opens the account with another one. */
async function owedAgain(
  accounts: Pick<BillingAccounts, 'save'>,
  account: BillingAccount,
): Promise<BillingAccount> {
  if (account.state === 'owed') return account;
  const { version } = account;
  const owed = {
    ...account,
    state: 'owed',
    subscription: undefined,
    version: version + 1,
  } as const;
  if (await accounts.save(owed)) return owed;
  throw new Error(`The billing account of ${account.tenantId} changed while it was taken back.`);
}

/** What is bought for a new tenant; more than its plan once, and a coupon, stand in `settings.billing`. */
export function accountOf({ id, attempt, name, admin, plan, planVersion, settings }: Tenant) {
  const { quantity, coupon } = billingOf(settings.billing);
  return {
    ...{ tenantId: id, attempt, name, email: admin.email, plan, quantity },
    planVersion: planVersion ?? FIRST_PLAN_VERSION,
    ...(coupon !== undefined && { coupon }),
  };
}

/** Settings are an operator's JSON: what cannot be read of them is passed over, as where nothing is said. */
function billingOf(value: unknown): { readonly quantity: number; readonly coupon?: string } {
  const { quantity, coupon } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return {
    quantity: Number.isSafeInteger(quantity) && Number(quantity) > 0 ? Number(quantity) : 1,
    ...(typeof coupon === 'string' && { coupon }),
  };
}
