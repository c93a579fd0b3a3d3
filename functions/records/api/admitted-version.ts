import type { RecordRepository } from '../../../core/records/record-repository.ts';
import type { RecordKey } from '../../../core/records/record.ts';
import type { TenantContext } from '../../../core/tenancy/tenant-context.ts';
import { fail, ok } from '../../../kit/result.ts';
import { versionToChange, type AdmittedVersions } from '../../edge/if-match.ts';

type Ports = { readonly records: Pick<RecordRepository, 'find'> };
type Change = RecordKey & { readonly tenant: TenantContext; readonly ifMatch: AdmittedVersions };

/** Which version of a record is changed: absent for any. */
export async function admittedVersion({ records }: Ports, { tenant, ifMatch, ...key }: Change) {
  if (ifMatch === null) return ok({});

  const version = await versionToChange(
    ifMatch,
    async () => (await records.find(tenant, key))?.version,
  );
  if (!version.ok) return version;
  return version.value === undefined
    ? fail({ kind: 'RecordNotFound' } as const)
    : ok({ version: version.value });
}
