import type { JsonObject } from '../../kit/json.ts';
import { fail, type Result } from '../../kit/result.ts';
import type { TenantContext } from '../tenancy/tenant-context.ts';
import { mergePatch } from './merge-patch.ts';
import { fitData, type UnfitData } from './record-data.ts';
import type { RecordNotFound, RecordRepository, VersionConflict } from './record-repository.ts';
import type { DataRecord, RecordKey } from './record.ts';

/** Too many writers at once for the time a request may take; trying again later helps. */
export type RecordBusy = { readonly kind: 'RecordBusy' };

export type MergeRecordPorts = {
  readonly records: RecordRepository;
  readonly now: () => Date;
  readonly pause: (milliseconds: number) => Promise<void>;
};
export type MergeRecord = RecordKey & { readonly patch: JsonObject; readonly version?: number };
export type MergeRecordError = UnfitData | RecordNotFound | VersionConflict | RecordBusy;

const MAX_ATTEMPTS = 20;
/** Well within the function's own time: a refusal tells that nothing was changed, a time-out does not. */
const BUDGET_MS = 9_000;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 300;

/**
 * Applies a patch to the record as it is. A write is conditional on the version that was read, so
 * that patches at the same time all take effect; a patch that names a version fails on any other.
 */
export async function mergeRecord(
  ports: MergeRecordPorts,
  tenant: TenantContext,
  request: MergeRecord,
): Promise<Result<DataRecord, MergeRecordError>> {
  const fitPatch = fitData(request.patch);
  if (!fitPatch.ok) return fitPatch;

  const deadline = ports.now().getTime() + BUDGET_MS;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const merged = await mergeOnce(ports, tenant, request);
    if (merged.ok || merged.error.kind !== 'VersionConflict') return merged;
    if (request.version !== undefined) return merged;

    if (ports.now().getTime() > deadline) break;
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS);
    await ports.pause(Math.random() * longest);
  }
  return fail({ kind: 'RecordBusy' });
}

async function mergeOnce(
  { records, now }: MergeRecordPorts,
  tenant: TenantContext,
  { patch, version, ...key }: MergeRecord,
): Promise<Result<DataRecord, UnfitData | RecordNotFound | VersionConflict>> {
  const current = await records.find(tenant, key);
  if (!current) return fail({ kind: 'RecordNotFound' });
  if (version !== undefined && version !== current.version) {
    return fail({ kind: 'VersionConflict' });
  }

  const fit = fitData(mergePatch(current.data, patch));
  return fit.ok
    ? records.replace(tenant, {
        ...key,
        data: fit.value,
        version: current.version,
        updatedAt: now(),
      })
    : fit;
}
