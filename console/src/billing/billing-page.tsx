import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Page } from '../ui/page.tsx';
import { CapsCard } from './caps-card.tsx';
import { InvoicesCard } from './invoices-card.tsx';
import { LimitsCard } from './limits-card.tsx';
import { SubscriptionCard } from './subscription-card.tsx';
import { CurrentUsageCard, UsageHistoryCard } from './usage-cards.tsx';

/** What is used, what it may come to, and what it costs. */
export function BillingPage() {
  const { billing } = useTexts();
  const may = useMay();
  return (
    <Page title={billing.title}>
      {may('quotas:read') && <LimitsCard />}
      <CurrentUsageCard />
      <UsageHistoryCard />
      {may('billing:read') && <CapsCard />}
      {may('billing:read') && <SubscriptionCard />}
      {may('billing:read') && <InvoicesCard />}
    </Page>
  );
}
