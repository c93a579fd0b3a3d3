import { beforeEach, describe, expect, it } from 'vitest';
import type { BillingAccount } from '../../core/billing/billing-account.ts';
import type { BillingAccounts } from '../../core/billing/billing-accounts.ts';
import { newId } from '../../kit/id.ts';

const START = new Date('2026-03-01T00:00:00.000Z');

const owed = (): BillingAccount => ({
  ...{ tenantId: newId('tnt'), openedAt: START, state: 'owed', version: 1 },
});

const opened = (account: BillingAccount, customerId: string): BillingAccount => ({
  ...account,
  ...{ state: 'open', customerId, version: account.version + 1 },
  subscription: {
    ...{ id: 'sub_1', plan: 'pro', planVersion: 2, quantity: 3, status: 'past_due' },
    currentPeriod: { from: START, to: new Date('2026-04-01T00:00:00.000Z') },
    trialEndsAt: START,
  },
  dunning: { invoiceId: 'in_1', since: START, graceEndsAt: new Date('2026-03-08T00:00:00.000Z') },
});

/** What every repository of billing accounts keeps to. */
export function describeBillingAccounts(name: string, empty: () => Promise<BillingAccounts>) {
  describe(name, () => {
    let accounts: BillingAccounts;
    beforeEach(async () => {
      accounts = await empty();
    });
    const tenantsIn = async (pages: AsyncIterable<readonly string[]>) => {
      const tenants: string[] = [];
      for await (const page of pages) tenants.push(...page);
      return tenants;
    };

    it('keeps an account as it was written', async () => {
      const account = owed();
      expect(await accounts.find(account.tenantId)).toBeNull();
      expect(await accounts.save(account)).toBe(true);
      const open = opened(account, 'cus_1');
      expect(await accounts.save(open)).toBe(true);
      expect(await accounts.find(account.tenantId)).toEqual(open);
    });

    it('writes nothing over what was written meanwhile', async () => {
      const account = owed();
      const saved = await Promise.all([1, 2, 3].map(() => accounts.save(account)));
      expect(saved.filter(Boolean)).toHaveLength(1);
      await accounts.save(opened(account, 'cus_2'));
      expect(await accounts.save({ ...opened(account, 'cus_2'), state: 'owed' })).toBe(false);
      expect(await accounts.find(account.tenantId)).toMatchObject({ state: 'open' });
    });

    it('knows whose customer it is, and whose not any more', async () => {
      const account = owed();
      await accounts.save(account);
      await accounts.save(opened(account, 'cus_3'));
      expect(await accounts.tenantOf('cus_3')).toBe(account.tenantId);
      await accounts.remove(opened(account, 'cus_3'));
      expect(await accounts.tenantOf('cus_3')).toBeNull();
      expect(await accounts.find(account.tenantId)).toBeNull();
    });

    it('lists whom billing is owed', async () => {
      const [waiting, known] = [owed(), owed()];
      await accounts.save(waiting);
      await accounts.save(known);
      await accounts.save(opened(known, 'cus_4'));
      const listed = await tenantsIn(accounts.owed());
      expect(listed).toContain(waiting.tenantId);
      expect(listed).not.toContain(known.tenantId);
    });

    it('lists of whom a step of dunning is due, and not again once it is done', async () => {
      const [unpaid, suspended] = [owed(), owed()];
      for (const account of [unpaid, suspended]) await accounts.save(account);
      await accounts.save(opened(unpaid, 'cus_5'));
      const open = opened(suspended, 'cus_6');
      await accounts.save(open);
      const collection = { invoiceId: 'in_1', told: ['failed'], suspension: 'done' } as const;
      const done = { ...open, collection, version: open.version + 1 };
      await accounts.save(done);
      const listed = await tenantsIn(accounts.toCollect());
      expect(listed).toContain(unpaid.tenantId);
      expect(listed).not.toContain(suspended.tenantId);
      expect(await accounts.find(suspended.tenantId)).toEqual(done);
    });
  });
}
