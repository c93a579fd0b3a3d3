import { fingerprint } from '../../kit/fingerprint.ts';
import { newId } from '../../kit/id.ts';
import type { JsonObject } from '../../kit/json.ts';
import type { Result } from '../../kit/result.ts';
import type { StorageAccount } from '../quotas/storage-account.ts';
import type { StorageQuotaReached } from '../quotas/storage-count.ts';
import type { StorageQuota } from '../quotas/storage-quota.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import { bytesOf, fitData, type UnfitData } from './record-data.ts';
import type { IdempotencyKeyReused, RecordRepository } from './record-repository.ts';
import type { DataRecord } from './record.ts';

export type CreateRecordPorts = {
  readonly records: Pick<RecordRepository, 'create'>;
  readonly storage: Pick<StorageQuota, 'take' | 'giveBack'>;
  readonly now: () => Date;
};
export type CreateRecord = {
  readonly account: StorageAccount;
  readonly collection: string;
  readonly data: JsonObject;
  readonly idempotencyKey?: string;
};
export type CreateRecordError = UnfitData | StorageQuotaReached | IdempotencyKeyReused;

export async function createRecord(
  { records, storage, now }: CreateRecordPorts,
  tenant: TenantContext,
  { account, collection, data, idempotencyKey: key }: CreateRecord,
): Promise<Result<DataRecord, CreateRecordError>> {
  const fit = fitData(data);
  if (!fit.ok) return fit;
  const taken = await storage.take(account, bytesOf(data));
  if (!taken.ok) return taken;

  const id = newId('rec');
  const created = await records.create(tenant, {
    ...{ collection, id, data },
    createdAt: now(),
    ...(key && { claim: { key, fingerprint: fingerprint(data) } }),
  });
  const isNew = created.ok && created.value.id === id;
  if (!isNew) await storage.giveBack(account, bytesOf(data));
  return created;
}
