import { useMay } from '../session/me.ts';
import { ExportCard } from './export-card.tsx';
import { MovesCard } from './moves-card.tsx';
import type { Tenant } from './tenant.ts';

/** Where the tenant's data is, and how it is taken along. */
export function DataPanel({ tenant }: { readonly tenant: Tenant }) {
  const may = useMay();
  return (
    <div className="flex flex-col gap-4">
      {may('moves:read') && <MovesCard tenant={tenant} />}
      {may('tenant-exports:write') && <ExportCard tenantId={tenant.id} />}
    </div>
  );
}
