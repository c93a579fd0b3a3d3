import { describe, expect, it } from 'vitest';
import type { StepLedger, StepRecord } from '../../core/provisioning/step-ledger.ts';
import { newId } from '../../kit/id.ts';

const aRecord = (change: Partial<StepRecord> = {}): StepRecord => ({
  tenantId: newId('tnt'),
  name: 'create-identity',
  status: 'running',
  attempt: 1,
  revision: 1,
  startedAt: new Date('2026-11-23T12:00:00.123Z'),
  leaseUntil: new Date('2026-11-23T12:00:40Z'),
  undo: {},
  ...change,
});

/** What every ledger promises, the fake as well as the table. */
export function stepLedgerSuite(ledgerOf: () => StepLedger): void {
  describe('StepLedger', () => {
    it('gives back what was saved', async () => {
      const record = aRecord({ undo: { userPoolId: 'p_1' }, reason: 'Throttled' });
      expect(await ledgerOf().save(record)).toEqual({ ok: true, value: record });
      expect(await ledgerOf().find(record.tenantId, record.name)).toEqual(record);
    });

    it('knows nothing of a step that never began', async () => {
      expect(await ledgerOf().find(newId('tnt'), 'create-dedicated-resources')).toBeNull();
      expect(await ledgerOf().list(newId('tnt'))).toEqual([]);
    });

    it('forgets what a record no longer has', async () => {
      const record = aRecord();
      await ledgerOf().save(record);
      await ledgerOf().save({
        ...record,
        revision: 2,
        status: 'undone',
        undo: undefined,
        leaseUntil: undefined,
      });
      const found = await ledgerOf().find(record.tenantId, record.name);
      expect(found).toMatchObject({ status: 'undone', revision: 2 });
      expect(found?.undo).toBeUndefined();
      expect(found?.leaseUntil).toBeUndefined();
    });

    it('lists the steps of one tenant', async () => {
      const record = aRecord();
      await ledgerOf().save(record);
      await ledgerOf().save({ ...record, name: 'create-dedicated-resources' });
      await ledgerOf().save(aRecord());
      const names = (await ledgerOf().list(record.tenantId)).map(({ name }) => name);
      expect(names.sort()).toEqual(['create-dedicated-resources', 'create-identity']);
    });

    it('lets one of two first writers in', async () => {
      const record = aRecord();
      const saved = await Promise.all([ledgerOf().save(record), ledgerOf().save(record)]);
      expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
    });

    it.each([1, 3])('refuses revision %i in the place of revision 1', async (revision) => {
      const record = aRecord();
      await ledgerOf().save(record);
      expect(await ledgerOf().save({ ...record, revision, status: 'done' })).toEqual({
        ok: false,
        error: { kind: 'StepMovedOn' },
      });
      expect(await ledgerOf().find(record.tenantId, record.name)).toEqual(record);
    });
  });
}
