import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { DataPanel } from './data-panel.tsx';
import { EventsPanel } from './events-panel.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { SummaryPanel } from './summary-panel.tsx';
import { tenantOptions, type Tenant } from './tenant.ts';
import { isUnderWay } from './under-way.ts';
import { SupportPanel } from './support-panel.tsx';
import { TenantActions } from './tenant-actions.tsx';
import { TenantAuditPanel } from './tenant-audit-panel.tsx';
import { TenantState } from './tenant-state.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { UsagePanel } from './usage-panel.tsx';

export function TenantPage() {
  const { tenantId } = useParams({ from: '/shell/tenants/$tenantId' });
  const tenant = useQuery(tenantOptions(tenantId));
  return <Loaded query={tenant}>{(found) => <TenantView key={found.id} tenant={found} />}</Loaded>;
}

type Panel = readonly [name: string, isShown: boolean, panel: ReactNode];

function usePanels(tenant: Tenant): readonly Panel[] {
  const { tenant: texts, requests, moves } = useTexts();
  const may = useMay();
  const panels: readonly Panel[] = [
    [texts.summary, true, <SummaryPanel key="summary" tenant={tenant} />],
    [texts.timeline, true, <TimelinePanel key="timeline" tenant={tenant} />],
    [texts.usage, true, <UsagePanel key="usage" tenant={tenant} />],
    [
      moves.panel,
      may('moves:read') || may('tenant-exports:write'),
      <DataPanel key="data" tenant={tenant} />,
    ],
    [texts.events, may('events:read'), <EventsPanel key="events" tenantId={tenant.id} />],
    [texts.audit, may('tenant-audit:read'), <TenantAuditPanel key="audit" tenantId={tenant.id} />],
    [requests.title, may('support-requests:read'), <SupportPanel key="support" tenant={tenant} />],
    [texts.settings, true, <SettingsPanel key="settings" tenant={tenant} />],
  ];
  return panels.filter(([, isShown]) => isShown);
}

function TenantView({ tenant }: { readonly tenant: Tenant }) {
  const { tenant: texts } = useTexts();
  const shown = usePanels(tenant);
  return (
    <Page title={tenant.name} actions={<TenantState tenant={tenant} />}>
      <TenantActions tenant={tenant} />
      <Tabs.Root
        defaultValue={valueOf(
          isUnderWay(tenant) || tenant.failure ? texts.timeline : texts.summary,
        )}
      >
        <Tabs.List
          className="flex gap-1 overflow-x-auto border-b border-line"
          aria-label={tenant.slug}
        >
          {shown.map(([name]) => (
            <Tabs.Trigger
              key={name}
              value={valueOf(name)}
              className="border-b-2 border-transparent px-3 py-2 -outline-offset-2 data-[state=active]:border-link data-[state=active]:font-medium data-[state=active]:text-link"
            >
              {name}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {shown.map(([name, , panel]) => (
          <Tabs.Content key={name} value={valueOf(name)} className="pt-4">
            {panel}
          </Tabs.Content>
        ))}
      </Tabs.Root>
    </Page>
  );
}

/** Part of an id, which holds no space. */
const valueOf = (name: string) => name.replaceAll(/\s/g, '-');
