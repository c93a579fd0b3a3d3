import { useInfiniteQuery } from '@tanstack/react-query';
import { pagesOptions } from '../api/use-call.ts';
import { AuditTable } from '../audit/audit-table.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { Pages } from '../ui/pages.tsx';

export function TenantAuditPanel({ tenantId }: { readonly tenantId: string }) {
  const { tenant } = useTexts();
  const list = useInfiniteQuery(pagesOptions('listTenantAudit', { params: { tenantId } }));
  return (
    <Pages list={list} empty={tenant.noAudit}>
      {(items) => <AuditTable items={items} />}
    </Pages>
  );
}
