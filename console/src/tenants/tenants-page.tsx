import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { pagesOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { buttonLook } from '../ui/button.tsx';
import { Empty } from '../ui/card.tsx';
import { Failed, Loading } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { TenantFilters } from './tenant-filters.tsx';
import { TenantTable } from './tenant-table.tsx';
import { tenantsSearch, type TenantsSearch } from './tenants-search.ts';

const PAGE_SIZE = 100;

export function TenantsPage() {
  const { tenants } = useTexts();
  const may = useMay();
  const search = useSearch({ from: '/shell/tenants' });
  const navigate = useNavigate({ from: '/tenants' });
  const change = (part: object) =>
    void navigate({
      search: (before) => tenantsSearch({ ...before, ...part }),
      replace: true,
    });
  return (
    <Page
      title={tenants.title}
      actions={
        may('tenants:write') && (
          <Link to="/onboard" className={buttonLook('main')}>
            {tenants.onboard}
          </Link>
        )
      }
    >
      <TenantFilters search={search} onChange={change} />
      <TenantList search={search} />
    </Page>
  );
}

function TenantList({ search }: { readonly search: TenantsSearch }) {
  const { tenants } = useTexts();
  const list = useInfiniteQuery(
    pagesOptions('listTenants', { query: { ...search, limit: PAGE_SIZE } }),
  );
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.keys(search).length > 0;
  const again = () => void (list.isFetchNextPageError ? list.fetchNextPage() : list.refetch());
  return (
    <>
      {list.isPending && <Loading />}
      {list.isSuccess && items.length === 0 && (
        <Empty>{isFiltered ? tenants.emptyFiltered : tenants.empty}</Empty>
      )}
      {items.length > 0 && (
        <TenantTable
          items={items}
          hasMore={list.hasNextPage}
          onEnd={() => {
            // One that failed is fetched again when somebody asks for it.
            const isOpen = list.hasNextPage && !list.isFetching && !list.isFetchNextPageError;
            if (isOpen) void list.fetchNextPage();
          }}
        />
      )}
      {list.error && <Failed error={list.error} onRetry={again} />}
    </>
  );
}
