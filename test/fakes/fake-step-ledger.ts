import type { StepLedger, StepRecord } from '../../core/provisioning/step-ledger.ts';
import type { StepName } from '../../core/provisioning/step.ts';
import { fail, ok } from '../../kit/result.ts';

export class FakeStepLedger implements StepLedger {
  readonly records = new Map<string, StepRecord>();

  async find(tenantId: string, name: StepName) {
    return this.records.get(`${tenantId} ${name}`) ?? null;
  }

  async list(tenantId: string) {
    return [...this.records.values()].filter((record) => record.tenantId === tenantId);
  }

  async save(record: StepRecord) {
    const key = `${record.tenantId} ${record.name}`;
    const replaced = this.records.get(key)?.revision ?? 0;
    if (record.revision !== replaced + 1) return fail({ kind: 'StepMovedOn' } as const);
    this.records.set(key, record);
    return ok(record);
  }
}
