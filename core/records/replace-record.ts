import type { Result } from '../../kit/result.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import { fitData, type UnfitData } from './record-data.ts';
import type {
  RecordNotFound,
  RecordRepository,
  RecordWrite,
  VersionConflict,
} from './record-repository.ts';
import type { DataRecord } from './record.ts';

export type ReplaceRecordPorts = { readonly records: RecordRepository; readonly now: () => Date };
export type ReplaceRecord = Omit<RecordWrite, 'updatedAt'>;

export async function replaceRecord(
  { records, now }: ReplaceRecordPorts,
  tenant: TenantContext,
  request: ReplaceRecord,
): Promise<Result<DataRecord, UnfitData | RecordNotFound | VersionConflict>> {
  const fit = fitData(request.data);
  return fit.ok ? records.replace(tenant, { ...request, updatedAt: now() }) : fit;
}
