import type { TenantId } from '../../tenancy/tenant-context.ts';
import type { BillingAccount } from '../billing-account.ts';
import type { BillingAccounts } from '../billing-accounts.ts';
import { paymentNotice } from '../billing-events.ts';
import { NOTHING_DONE, type Collection } from './collection.ts';
import { collectionStep, type CollectionStep } from './collection-step.ts';
import type { TenantSuspender } from './tenant-suspender.ts';

export type CollectPorts = {
  readonly accounts: Pick<BillingAccounts, 'find' | 'save'>;
  readonly suspender: TenantSuspender;
  readonly now: () => Date;
};

const MAX_STEPS = 20;

/**
 * Does what is due about a payment that is missing, or has come. A notice is written with its event: the mail is sent
 * once. A suspension is written before it is done, so that a run that died between the two is made good, and a
 * payment that came meanwhile lifts it.
 */
export async function collect(
  ports: CollectPorts,
  tenantId: TenantId,
): Promise<BillingAccount | null> {
  for (let step = 1; step <= MAX_STEPS; step += 1) {
    const account = await ports.accounts.find(tenantId);
    const due = account && collectionStep(account, ports.now());
    if (!due) return account;
    await perform(ports, account, due);
  }
  throw new Error(`Too many writers of the billing account of ${tenantId}.`);
}

/** Where somebody wrote meanwhile, what is due is asked for again. */
async function perform(ports: CollectPorts, account: BillingAccount, step: CollectionStep) {
  const { accounts, suspender } = ports;
  const { tenantId, collection = NOTHING_DONE } = account;
  switch (step.does) {
    case 'tell': {
      const { notice, dunning } = step;
      const told = collection.invoiceId === dunning.invoiceId ? collection.told : [];
      const event = paymentNotice(account, { notice, dunning, time: ports.now() });
      const done = { ...collection, invoiceId: dunning.invoiceId, told: [...told, notice] };
      return accounts.save(after(account, done), [event]);
    }
    case 'suspend': {
      if (collection.suspension === 'none') {
        return accounts.save(after(account, { ...collection, suspension: 'begun' }));
      }
      await suspender.suspend(tenantId, 'billing');
      return accounts.save(after(account, { ...collection, suspension: 'done' }));
    }
    case 'resume': {
      await suspender.resume(tenantId, 'billing');
      return accounts.save(after(account, { ...collection, suspension: 'none' }));
    }
    case 'forget':
      return accounts.save(after(account, undefined));
  }
}

const after = (account: BillingAccount, collection: Collection | undefined): BillingAccount => ({
  ...account,
  collection,
  version: account.version + 1,
});
