import type { JsonObject } from '../../kit/json.ts';
import type { Result } from '../../kit/result.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import {
  changeRecord,
  type ChangeRecord,
  type ChangeRecordError,
  type ChangeRecordPorts,
} from './change-record.ts';
import { mergePatch } from './merge-patch.ts';
import { fitData } from './record-data.ts';
import type { DataRecord } from './record.ts';

export type MergeRecord = Omit<ChangeRecord, 'changed'> & { readonly patch: JsonObject };

/** Applies a patch to the record as it is. */
export async function mergeRecord(
  ports: ChangeRecordPorts,
  tenant: TenantContext,
  { patch, ...request }: MergeRecord,
): Promise<Result<DataRecord, ChangeRecordError>> {
  const fitPatch = fitData(patch);
  if (!fitPatch.ok) return fitPatch;
  return changeRecord(ports, tenant, { ...request, changed: (data) => mergePatch(data, patch) });
}
