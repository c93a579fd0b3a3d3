import type { JsonObject } from '../../kit/json.ts';
import type { Result } from '../../kit/result.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import {
  changeRecord,
  type ChangeRecord,
  type ChangeRecordError,
  type ChangeRecordPorts,
} from './change-record.ts';
import type { DataRecord } from './record.ts';

export type ReplaceRecord = Omit<ChangeRecord, 'changed'> & { readonly data: JsonObject };

/** Reads what it replaces: by how much the record grows is what the quota counts. */
export const replaceRecord = (
  ports: ChangeRecordPorts,
  tenant: TenantContext,
  { data, ...request }: ReplaceRecord,
): Promise<Result<DataRecord, ChangeRecordError>> =>
  changeRecord(ports, tenant, { ...request, changed: () => data });
