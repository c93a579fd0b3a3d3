import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card, Facts } from '../ui/card.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Features } from '../ui/features.tsx';
import { Time } from '../ui/time.tsx';
import type { Tenant } from './tenant.ts';

export function SummaryPanel({ tenant }: { readonly tenant: Tenant }) {
  const { tenant: texts, tenants } = useTexts();
  const { id, slug, plan, planVersion, isolation, region, cell, admin, features, version } = tenant;
  return (
    <div className="flex flex-col gap-4">
      {tenant.suspensions && <Suspensions of={tenant.suspensions} />}
      <Card
        title={texts.summary}
        actions={<ApiCall call={{ id: 'getTenant', params: { tenantId: id } }} />}
      >
        <Facts
          facts={[
            ['ID', <IdText key="id" id={id} />],
            [tenants.slug, slug],
            [tenants.plan, plan],
            [texts.planVersion, planVersion],
            [tenants.isolation, isolation],
            [texts.region, region],
            [texts.cell, cell],
            [texts.admin, <bdi key="admin">{admin.email}</bdi>],
            [tenants.created, <Time key="created" at={tenant.createdAt} />],
            ...(tenant.termination
              ? ([
                  [texts.erasedFrom, <Time key="erase" at={tenant.termination.eraseAt} />],
                ] as const)
              : []),
            [texts.version, version],
            [texts.features, <Features key="features" features={features} />],
          ]}
        />
      </Card>
    </div>
  );
}

const IdText = ({ id }: { readonly id: string }) => (
  <span className="flex flex-wrap items-center gap-2">
    <code>{id}</code> <CopyButton text={id} />
  </span>
);

function Suspensions({ of }: { readonly of: NonNullable<Tenant['suspensions']> }) {
  const { tenant } = useTexts();
  return (
    <Card title={tenant.suspendedFor}>
      <ul className="flex flex-col gap-1">
        {of.map(({ reason, note, since }) => (
          <li key={reason}>
            <Badge tone="warn">{reason}</Badge> <bdi>{note}</bdi> <Time at={since} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
