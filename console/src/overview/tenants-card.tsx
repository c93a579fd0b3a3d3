import type { ItemOf, RequestOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callOptions } from '../api/use-call.ts';
import { TenantState } from '../tenants/tenant-state.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { buttonLook } from '../ui/button.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Time } from '../ui/time.tsx';

const SHOWN = 6;

type TenantsCardProps = {
  readonly title: string;
  readonly query: NonNullable<RequestOf<'listTenants'>['query']>;
  /** What to say where there is none; empty to lead to the first one. */
  readonly none: string;
};

export function TenantsCard({ title, query, none }: TenantsCardProps) {
  const { nav, tenants } = useTexts();
  const isLive = () => true;
  const found = useQuery(callOptions('listTenants', { query: { ...query, limit: SHOWN } }, isLive));
  return (
    <Card
      title={title}
      actions={
        <Link
          to="/tenants"
          search={{ ...(query.status && { status: query.status }) }}
          className="text-link underline"
        >
          {nav.tenants}
        </Link>
      }
    >
      <Loaded query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>
              {none || tenants.empty}
              {none === '' && (
                <Link to="/onboard" className={buttonLook('main')}>
                  {tenants.onboard}
                </Link>
              )}
            </Empty>
          ) : (
            <TenantList items={items} />
          )
        }
      </Loaded>
    </Card>
  );
}

const TenantList = ({ items }: { readonly items: readonly ItemOf<'listTenants'>[] }) => (
  <ul className="divide-y divide-line">
    {items.map((tenant) => (
      <li key={tenant.id} className="flex flex-wrap items-center gap-3 py-2">
        <Link
          to="/tenants/$tenantId"
          params={{ tenantId: tenant.id }}
          className="min-w-0 flex-1 font-medium text-link [overflow-wrap:anywhere] hover:underline"
        >
          <bdi>{tenant.name}</bdi>
        </Link>
        <TenantState tenant={tenant} />
        <span className="text-quiet">
          <Time at={tenant.createdAt} />
        </span>
      </li>
    ))}
  </ul>
);
