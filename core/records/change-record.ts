import type { JsonObject } from '../../kit/json.ts';
import { fail, type Result } from '../../kit/result.ts';
import type { StorageAccount } from '../quotas/storage-account.ts';
import type { StorageQuotaReached } from '../quotas/storage-count.ts';
import type { StorageQuota } from '../quotas/storage-quota.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import { bytesOf, fitData, type UnfitData } from './record-data.ts';
import type { RecordNotFound, RecordRepository, VersionConflict } from './record-repository.ts';
import type { DataRecord, RecordKey } from './record.ts';

/** Too many writers at once for the time a request may take; trying again later helps. */
export type RecordBusy = { readonly kind: 'RecordBusy' };

export type ChangeRecordPorts = {
  readonly records: Pick<RecordRepository, 'find' | 'replace'>;
  readonly storage: Pick<StorageQuota, 'take' | 'giveBack'>;
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
};
export type ChangeRecord = RecordKey & {
  readonly account: StorageAccount;
  readonly changed: (data: JsonObject) => JsonObject;
  readonly version?: number;
};
type ChangeOnceError = UnfitData | RecordNotFound | VersionConflict | StorageQuotaReached;
export type ChangeRecordError = ChangeOnceError | RecordBusy;

const MAX_ATTEMPTS = 20;
/** Well within the function's own time: a refusal tells that nothing was changed, a time-out does not. */
const BUDGET_MS = 9_000;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 300;

/**
 * Changes the record as it is. A write is conditional on the version that was read, so that changes at the
 * same time all take effect, and each counts the bytes that it adds; one that names a version fails on any other.
 */
export async function changeRecord(
  ports: ChangeRecordPorts,
  tenant: TenantContext,
  request: ChangeRecord,
): Promise<Result<DataRecord, ChangeRecordError>> {
  const deadline = ports.now().getTime() + BUDGET_MS;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const changed = await changeOnce(ports, tenant, request);
    if (changed.ok || changed.error.kind !== 'VersionConflict') return changed;
    if (request.version !== undefined) return changed;

    if (ports.now().getTime() > deadline) break;
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
    await ports.pause(Math.random() * longest);
  }
  return fail({ kind: 'RecordBusy' });
}

async function changeOnce(
  { records, storage, now }: ChangeRecordPorts,
  tenant: TenantContext,
  { account, changed, version, ...key }: ChangeRecord,
): Promise<Result<DataRecord, ChangeOnceError>> {
  const current = await records.find(tenant, key);
  if (!current) return fail({ kind: 'RecordNotFound' });
  if (version !== undefined && version !== current.version) {
    return fail({ kind: 'VersionConflict' });
  }
  const fit = fitData(changed(current.data));
  if (!fit.ok) return fit;

  const data = fit.value;
  const addedBytes = bytesOf(data) - bytesOf(current.data);
  const taken = await storage.take(account, addedBytes);
  if (!taken.ok) return taken;
  const write = { ...key, data, version: current.version, updatedAt: now() };
  const replaced = await records.replace(tenant, write);
  await storage.giveBack(account, replaced.ok ? -addedBytes : addedBytes);
  return replaced;
}
