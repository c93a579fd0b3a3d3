import { beforeEach, describe, expect, it } from 'vitest';
import { entriesOfInvoice } from '../../core/billing/ledger/entries-of-invoice.ts';
import { LedgerConflictError, type Ledger } from '../../core/billing/ledger/ledger.ts';
import { newId } from '../../kit/id.ts';
import { anInvoice } from '../support/billing/an-invoice.ts';

const issuedOf = (id: string, cents: bigint) => entriesOfInvoice(anInvoice({ id, cents }));

/** What every Ledger keeps to. */
export function describeLedger(name: string, empty: () => Promise<Ledger>) {
  let ledger: Ledger;
  const tenantId = newId('tnt');
  beforeEach(async () => {
    ledger = await empty();
  });

  const append = async (id: string, cents: bigint, of = tenantId) => {
    const [entry] = issuedOf(id, cents);
    return entry && ledger.append(of, entry);
  };
  const entries = async (of = tenantId) => (await ledger.entriesOf(of, { limit: 100 })).items;

  describe(name, () => {
    it('books one thing once, also when it is told at the same time', async () => {
      const told = await Promise.all(Array.from({ length: 5 }, () => append('in_1', 2900n)));
      expect(told.sort()).toEqual(['appended', 'known', 'known', 'known', 'known']);
      expect(await entries()).toEqual(issuedOf('in_1', 2900n));
    });

    it('never takes another entry in the place of one', async () => {
      await append('in_1', 2900n);
      await expect(append('in_1', 2901n)).rejects.toThrow(LedgerConflictError);
      expect(await entries()).toEqual(issuedOf('in_1', 2900n));
    });

    it('keeps tenants apart', async () => {
      await append('in_1', 2900n);
      expect(await append('in_1', 100n, newId('tnt'))).toBe('appended');
      expect(await entries()).toHaveLength(1);
    });

    it('lists all of a tenant in pages', async () => {
      for (const id of ['in_1', 'in_2', 'in_3']) await append(id, 100n);
      const first = await ledger.entriesOf(tenantId, { limit: 2 });
      const rest = await ledger.entriesOf(tenantId, { limit: 2, after: first.next ?? '' });
      expect([...first.items, ...rest.items].map(({ invoiceId }) => invoiceId)).toEqual([
        'in_1',
        'in_2',
        'in_3',
      ]);
      expect(rest.next).toBeUndefined();
    });

    it('keeps amounts below nothing and large ones exactly', async () => {
      const [entry] = issuedOf('in_1', -9_007_199_254_740_991n);
      if (entry) await ledger.append(tenantId, entry);
      expect(await entries()).toEqual([entry]);
    });
  });
}
