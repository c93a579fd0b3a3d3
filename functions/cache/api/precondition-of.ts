import type {
  Precondition,
  TenantCache,
  VersionConflict,
} from '../../../core/cache/tenant-cache.ts';
import type { TenantContext } from '../../../core/tenancy/tenant-context.ts';
import { fail, ok, type Result } from '../../../kit/result.ts';
import { versionToChange, type AdmittedVersions } from '../../edge/if-match.ts';

type Ports = { readonly cache: Pick<TenantCache, 'find'> };
type Change = {
  readonly tenant: TenantContext;
  readonly key: string;
  readonly headers: { readonly 'if-match'?: string | undefined };
  readonly ifMatch: AdmittedVersions;
};

/** What `If-Match` asks of the entry; nothing without the header. */
export async function preconditionOf(
  { cache }: Ports,
  { tenant, key, headers, ifMatch }: Change,
): Promise<Result<{ onlyIf?: Exclude<Precondition, 'absent'> }, VersionConflict>> {
  if (headers['if-match'] === undefined) return ok({});
  if (ifMatch === null) return ok({ onlyIf: 'present' });

  const version = await versionToChange(
    ifMatch,
    async () => (await cache.find(tenant, key))?.version,
  );
  if (!version.ok) return version;
  return version.value === undefined
    ? fail({ kind: 'VersionConflict' })
    : ok({ onlyIf: { version: version.value } });
}
