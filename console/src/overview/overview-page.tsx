import { useMay, useMe } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Page } from '../ui/page.tsx';
import { AlarmsCard } from './alarms-card.tsx';
import { FiguresCard } from './figures-card.tsx';
import { OnboardingCard } from './onboarding-card.tsx';
import { PlatformAlertsCard } from './platform-alerts-card.tsx';
import { PlatformCard } from './platform-card.tsx';
import { RevenueCard } from './revenue-card.tsx';
import { StartCard } from './start-card.tsx';
import { TenantsCard } from './tenants-card.tsx';
import { WelcomeCards } from './welcome-cards.tsx';

export function OverviewPage() {
  const { overview } = useTexts();
  const me = useMe();
  const may = useMay();
  if (me.kind === 'tenant') {
    return (
      <Page title={overview.welcome(me.tenant.name)}>
        <StartCard />
        {may('onboarding:read') && <OnboardingCard />}
        <WelcomeCards me={me} />
      </Page>
    );
  }
  return (
    <Page title={overview.title}>
      {may('tenants:read') && (
        <>
          <TenantsCard
            title={overview.troubled}
            query={{ status: 'failed' }}
            none={overview.allWell}
          />
          {may('platform-metrics:read') && <AlarmsCard />}
          <FiguresCard />
          <TenantsCard title={overview.latest} query={{}} none="" />
        </>
      )}
      {may('revenue:read') && <RevenueCard />}
      {may('platform-metrics:read') && (
        <>
          <PlatformCard />
          <PlatformAlertsCard />
        </>
      )}
    </Page>
  );
}
