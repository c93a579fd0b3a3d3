import { fingerprint } from '../../kit/fingerprint.ts';
import { newId } from '../../kit/id.ts';
import type { JsonObject } from '../../kit/json.ts';
import type { Result } from '../../kit/result.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import { fitData, type UnfitData } from './record-data.ts';
import type { IdempotencyKeyReused, RecordRepository } from './record-repository.ts';
import type { DataRecord } from './record.ts';

export type CreateRecordPorts = { readonly records: RecordRepository; readonly now: () => Date };
export type CreateRecord = {
  readonly collection: string;
  readonly data: JsonObject;
  readonly idempotencyKey?: string;
};

export async function createRecord(
  { records, now }: CreateRecordPorts,
  tenant: TenantContext,
  { collection, data, idempotencyKey: key }: CreateRecord,
): Promise<Result<DataRecord, UnfitData | IdempotencyKeyReused>> {
  const fit = fitData(data);
  if (!fit.ok) return fit;

  return records.create(tenant, {
    collection,
    id: newId('rec'),
    data,
    createdAt: now(),
    ...(key && { claim: { key, fingerprint: fingerprint(data) } }),
  });
}
